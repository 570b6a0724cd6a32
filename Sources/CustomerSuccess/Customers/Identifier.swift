/// An id in the form people write it: equal by its text, ordered by its text.
public protocol Identifier: Hashable, Comparable, Sendable, Codable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  var text: String { get }
  init(_ text: String)
}

extension Identifier {
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
  public var description: String { text }
  public init(stringLiteral value: String) { self.init(value) }
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension String {
  /// `Within 24 hours` → `within 24 hours`
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

  /// `at risk` → `At risk`
  public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
