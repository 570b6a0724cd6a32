/// What is looked for in an address that a person types; whether it takes mail, nobody knows but its owner.
enum EmailAddress {
  /// Nil for one `@` with something on both sides and no blanks, and for no address at all.
  static func complaint(_ text: String) -> String? {
    guard !text.isEmpty else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isSound = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isBlank)
    return isSound ? nil : "found '\(text.excerpt)', expected an address such as ana@example.com"
  }
}

extension Told {
  /// Empty for none. One that stands there already, from wherever, is not looked at again.
  func email(seen: String? = nil) throws(ParameterError) -> String {
    let text = line("email")
    if text != seen, let complaint = EmailAddress.complaint(text) { throw ParameterError("email", complaint) }
    return text
  }
}
