import CustomerSuccess

/// A text with places to be filled in: `https://desk.example/tickets?since={since}`.
///
/// A place is a word of letters, digits and `_` in braces; braces around anything else are braces.
public struct SourceTemplate: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case text(String)
    case place(String)
  }

  public let text: String
  let parts: [Part]

  public init(_ text: String) {
    self.text = text
    var parts: [Part] = []
    var plain = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      plain += rest[..<open]
      rest = rest[open...].dropFirst()
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      guard !name.isEmpty, rest[name.endIndex...].first == "}" else {
        plain += "{"
        continue
      }
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = ""
      parts.append(.place(String(name)))
      rest = rest[name.endIndex...].dropFirst()
    }
    plain += rest
    if !plain.isEmpty { parts.append(.text(plain)) }
    self.parts = parts
  }

  /// The names of its places.
  public var places: [String] {
    parts.compactMap { part in if case .place(let name) = part { name } else { nil } }
  }

  public enum Use: Sendable {
    case plain
    /// Values are parts of an address: what would mean something there is written by its number.
    case address
  }

  /// Places without a value are left empty.
  public func filled(_ values: [String: String], for use: Use = .plain) -> String {
    parts.map { part in
      switch part {
      case .text(let text): return text
      case .place(let name):
        let value = values[name] ?? ""
        return use == .address ? WebAddress.encoded(value) : value
      }
    }.joined()
  }
}
