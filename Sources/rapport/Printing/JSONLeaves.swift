import Foundation

/// A report's figures one by one, for tables: where each stands, and what it is.
struct JSONLeaves: Decodable {
  /// In order of the alphabet.
  var leaves: [(path: [String], value: JSONValue)]

  static func of(_ report: some Encodable) throws -> [(path: [String], value: JSONValue)] {
    try JSONDecoder().decode(JSONLeaves.self, from: JSONEncoder().encode(report)).leaves
  }

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: AnyKey.self) {
      leaves = []
      for key in object.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
        let inner = try object.decode(JSONLeaves.self, forKey: key)
        leaves += inner.leaves.map { ([key.stringValue] + $0.path, $0.value) }
      }
    } else if var list = try? decoder.unkeyedContainer() {
      leaves = []
      while !list.isAtEnd {
        let position = String(list.currentIndex)
        leaves += try list.decode(JSONLeaves.self).leaves.map { ([position] + $0.path, $0.value) }
      }
    } else {
      leaves = [([], try JSONLeaves.single(decoder.singleValueContainer()))]
    }
  }

  private static func single(_ value: any SingleValueDecodingContainer) throws -> JSONValue {
    if value.decodeNil() { return .absent }
    if let flag = try? value.decode(Bool.self) { return .flag(flag) }
    if let whole = try? value.decode(Int.self) { return .whole(whole) }
    if let number = try? value.decode(Double.self) { return .number(number) }
    return .text(try value.decode(String.self))
  }

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
