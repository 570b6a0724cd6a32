/// A web address, as far as it matters whom one talks to.
public struct SourceAddress: Hashable, Sendable {
  public let text: String
  /// Scheme and authority, in small letters: `https://api.example.com:8443`.
  public let origin: String

  /// Nil for what is not absolute, or no address of the web.
  public init?(_ text: String) {
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { !"/?#\\".contains($0) }
    guard !authority.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else { return nil }
    self.text = text
    origin = scheme + authority.lowercased()
  }

  /// An address that an answer names: absolute, or a path on the same host. Nil for another host, which has no claim to what
  /// is sent along.
  public func following(_ text: String) -> SourceAddress? {
    if text.hasPrefix("/"), !text.hasPrefix("//") { return SourceAddress(origin + text) }
    if text.hasPrefix("?") {
      let path = self.text.prefix { $0 != "?" && $0 != "#" }
      return SourceAddress(path + text)
    }
    guard let next = SourceAddress(text), next.origin == origin else { return nil }
    return next
  }
}
