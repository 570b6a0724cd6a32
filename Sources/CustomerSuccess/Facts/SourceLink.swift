/// A fact that may say where it stands in the tool it came from.
public protocol LinkedRecord: FactRecord {
  /// Its page there; nil: nobody has told.
  var link: WebAddress? { get set }
}

/// `https://tool.example/companies/77`; nothing where there is none.
public enum LinkForm: FieldForm {
  public static func text(_ link: WebAddress?) -> String { link?.text ?? "" }

  public static func read(_ text: String) throws(Refusal) -> WebAddress? {
    let text = text.trimmingBlanks()
    if text.isEmpty { return nil }
    guard let link = WebAddress(text) else { throw Refusal("found '\(text.excerpt)', expected \(WebAddress.expected)") }
    return link
  }
}

extension FieldVisitor {
  /// The column of every kind that has one.
  mutating func link(_ value: inout WebAddress?) {
    form(
      .optional("link", "its page in the tool it came from, such as https://…; empty: unknown"), &value, LinkForm.self)
  }
}

extension Fact {
  /// Its page in the tool it came from.
  public var link: WebAddress? { (value as? any LinkedRecord)?.link }
}

extension FactKind {
  /// Those that may have a page in another tool.
  public static let linked = allCases.filter { $0.record is any LinkedRecord.Type }
}
