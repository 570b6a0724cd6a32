public import CustomerSuccess

/// Reads `messages.yaml`.
public struct MessageReader {
  /// Throws `DocumentError` naming the line and what was expected.
  public static func read(_ text: String, file: String) throws(DocumentError) -> MessageTexts {
    try read(DocumentNode(parsing: text, file: file))
  }

  /// Where rules are handed over, programmes have to be there with the contents that are named; but for shipped texts, which nobody
  /// has written wrong.
  public static func read(
    _ document: DocumentNode, programmes: ProgrammeRules? = nil
  ) throws(DocumentError) -> MessageTexts {
    let top = try document.fields(
      required: ["triggers", "programmes"], optional: ["greeting", "closing", "otherwise"])
    let reader = MessageReader(known: programmes, shipped: programmes == nil ? MessageTexts() : try shipped())
    var texts = MessageTexts()
    texts.greeting = try top["greeting"].map(part)
    texts.closing = try top["closing"].map(part)
    texts.otherwise = try top["otherwise"].map(template)
    let triggers = try top["triggers"]?.fields(optional: OutreachTrigger.allCases.map(\.rawValue)) ?? [:]
    for trigger in OutreachTrigger.allCases {
      texts.triggers[trigger.id] = try triggers[trigger.rawValue].map(template)
    }
    for (name, node) in try top["programmes"]?.entries("a mapping of programmes") ?? [] {
      texts.programmes[TriggerID(name)] = try reader.contents(node, of: TriggerID(name))
    }
    return texts
  }

  public static func shipped() throws(DocumentError) -> MessageTexts {
    try read(FrameworkDocument.messages.shippedText, file: FrameworkDocument.messages.fileName)
  }

  private let known: ProgrammeRules?
  private let shipped: MessageTexts

  private func contents(
    _ node: DocumentNode, of id: TriggerID
  ) throws(DocumentError) -> [String: MessageTemplate] {
    var texts: [String: MessageTemplate] = [:]
    for item in try node.items("a list of texts, one for each content") {
      let fields = try item.fields(required: ["content", "subject", "body"])
      let content = try JourneyFields.words(fields["content"] ?? item, "a content of the programme")
      if shipped.programmes[id]?[content] == nil { try refuseUnknown(content, of: id, at: item) }
      guard texts[content] == nil else { throw item.error("'\(content)' has two texts") }
      texts[content] = MessageTemplate(
        subject: try Self.part(fields["subject"] ?? item), body: [try Self.part(fields["body"] ?? item)])
    }
    return texts
  }

  private func refuseUnknown(_ content: String, of id: TriggerID, at node: DocumentNode) throws(DocumentError) {
    guard let known else { return }
    guard let programme = known[id] else {
      let names = known.programmes.map(\.id.text).joined(separator: ", ")
      throw node.error("there is no programme '\(id)', expected one of \(names)")
    }
    guard !programme.words.actions.contains(content) else { return }
    let contents = programme.words.actions.map { "'\($0)'" }.joined(separator: ", ")
    throw node.error("'\(content)' is no content of \(id), expected one of \(contents)")
  }

  private static func template(_ node: DocumentNode) throws(DocumentError) -> MessageTemplate {
    let fields = try node.fields(required: ["subject", "body"])
    return MessageTemplate(subject: try part(fields["subject"] ?? node), body: [try part(fields["body"] ?? node)])
  }

  private static func part(_ node: DocumentNode) throws(DocumentError) -> TemplateText {
    let text = try JourneyFields.words(node, "a text such as 'Hello {{contact}}'")
    do { return try TemplateText(text) } catch { throw node.error(error.description) }
  }
}
