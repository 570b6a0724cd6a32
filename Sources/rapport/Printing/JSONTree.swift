/// A report as its JSON has it, to be laid out otherwise.
indirect enum JSONTree: Decodable {
  struct Field {
    var key: String
    var value: JSONTree
  }

  /// In order of the alphabet.
  case object([Field])
  case list([JSONTree])
  case value(JSONValue)

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: AnyKey.self) {
      let keys = object.allKeys.sorted { $0.stringValue < $1.stringValue }
      self = .object(try keys.map { Field(key: $0.stringValue, value: try object.decode(JSONTree.self, forKey: $0)) })
    } else if var list = try? decoder.unkeyedContainer() {
      var items: [JSONTree] = []
      while !list.isAtEnd { items.append(try list.decode(JSONTree.self)) }
      self = .list(items)
    } else {
      self = .value(try JSONTree.single(decoder.singleValueContainer()))
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

extension JSONTree {
  var fields: [Field]? { if case .object(let fields) = self { fields } else { nil } }

  var hasLists: Bool {
    switch self {
    case .object(let fields): fields.contains { $0.value.hasLists }
    case .list: true
    case .value: false
    }
  }

  /// A list of things, which have figures of their own.
  var things: [JSONTree]? {
    guard case .list(let items) = self, let first = items.first, first.fields != nil else { return nil }
    return items
  }

  /// The figures in it by their ways, `healthDistribution.poor`; a list of words is one figure, a list of things none.
  func figures(_ path: String = "") -> [(name: String, value: JSONValue)] {
    switch self {
    case .object(let fields):
      fields.filter { $0.value.things == nil }
        .flatMap { $0.value.figures(path.isEmpty ? $0.key : "\(path).\($0.key)") }
    case .list(let items):
      [(path, .text(items.flatMap { $0.figures() }.map(\.value.plain).joined(separator: "; ")))]
    case .value(let value): [(path, value)]
    }
  }
}
