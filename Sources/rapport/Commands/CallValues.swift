import ArgumentParser
import CustomerSuccess

/// Reads values of options. What cannot be read says what was expected.
enum CallValue {
  struct Unexpected: Error, CustomStringConvertible {
    var expected: String
    var description: String { "expected \(expected)" }
  }

  static func reading<Value>(
    _ expected: String, _ read: @Sendable @escaping (String) -> Value?
  ) -> @Sendable (String) throws -> Value {
    { text in
      guard let value = read(text) else { throw Unexpected(expected: expected) }
      return value
    }
  }

  /// A blank before it is `PlainWords`'.
  static func whole(from least: Int = 0, to most: Int = .max) -> @Sendable (String) throws -> Int {
    let range = most == .max ? "a whole number from \(least)" : "a whole number from \(least) to \(most)"
    return reading(range) { text in
      Int(text.trimmingPrefix(" ")).flatMap { (least...most).contains($0) ? $0 : nil }
    }
  }

  /// The number of an option that has a standard one: the parser shows that in the help of words only.
  static func whole(_ option: String, _ text: String, from least: Int = 0, to most: Int = .max) throws -> Int {
    do {
      return try whole(from: least, to: most)(text)
    } catch let error as Unexpected {
      throw Complaint.wrongValue(option, String(text.trimmingPrefix(" ")), error.expected)
    }
  }

  static let time = reading("a time with Z or an offset, such as 2026-12-01T17:30:00Z") { Instant(iso8601: $0) }
}

/// A value out of a list: the whole word, in upper or lower case.
protocol ListedArgument: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension ListedArgument {
  public init?(argument: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue.lowercased() == argument.lowercased() }) else {
      return nil
    }
    self = found
  }
}
