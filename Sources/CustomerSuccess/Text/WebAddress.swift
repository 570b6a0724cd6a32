/// An absolute address of the web.
public struct WebAddress: Hashable, Sendable, RawRepresentable, Codable {
  public let text: String
  /// Scheme and authority, in small letters: `https://api.example.com:8443`.
  public let origin: String

  public static let expected = "an address of the web that begins with https:// or http://"
  public static let schemes = ["https://", "http://"]

  /// Nil for what is not absolute, or no address of the web.
  public init?(_ text: String) {
    guard let scheme = WebAddress.schemes.first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { !"/?#\\".contains($0) }
    guard !authority.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else { return nil }
    self.text = text
    origin = scheme + authority.lowercased()
  }

  public init?(rawValue: String) { self.init(rawValue) }
  public var rawValue: String { text }

  /// An address that an answer names: absolute, or a path on the same host. Nil for another host, which has no claim to what
  /// is sent along.
  public func following(_ text: String) -> WebAddress? {
    if text.hasPrefix("/"), !text.hasPrefix("//") { return WebAddress(origin + text) }
    if text.hasPrefix("?") {
      let path = self.text.prefix { $0 != "?" && $0 != "#" }
      return WebAddress(path + text)
    }
    guard let next = WebAddress(text), next.origin == origin else { return nil }
    return next
  }

  /// A text as a part of an address in which it means nothing but itself: letters and digits of ASCII and `-._~` as they are,
  /// all else by its bytes (RFC 3986, 2.1 and 2.3).
  public static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }.joined()
  }
}
