import CustomerSuccess
import Foundation

extension SQLRow {
  func instant(_ index: Int) -> Instant { Instant(seconds: self[index]) }
  func instant(orNil index: Int) -> Instant? { (self[index] as Int?).map(Instant.init(seconds:)) }
  func date(_ index: Int) -> LocalDate { LocalDate(day: self[index]) }
  func id<ID: Identifier>(_ index: Int) -> ID { ID(self[index] as String) }

  func choice<Choice: RawRepresentable<String>>(_ index: Int) throws -> Choice {
    let text: String = self[index]
    guard let choice = Choice(rawValue: text) else { throw UnreadableRow("'\(text)' is no \(Choice.self)") }
    return choice
  }

  /// A choice kept as its place among all cases.
  func code<Choice: CaseIterable>(_ index: Int) throws -> Choice {
    let code: Int = self[index]
    guard let choice = Choice(code: code) else { throw UnreadableRow("\(code) is no \(Choice.self)") }
    return choice
  }
}

/// A row that this program did not write.
package struct UnreadableRow: Error, CustomStringConvertible {
  package var description: String
  init(_ description: String) { self.description = description }
}

/// Values that are kept as text: keys sorted, so that equal values are equal text.
enum JSON {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
