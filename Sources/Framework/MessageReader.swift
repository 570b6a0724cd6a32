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
      required: ["triggers", "programmes"], optional: ["greeting", "closing", "otherwise", "initiative"])
    let reader = MessageReader(known: programmes)
    var texts = MessageTexts()
    texts.greeting = try top["greeting"].map(reader.part)
    texts.closing = try top["closing"].map(reader.part)
    texts.otherwise = try top["otherwise"].map(reader.template)
    let triggers = try top["triggers"]?.fields(optional: OutreachTrigger.allCases.map(\.rawValue)) ?? [:]
    for trigger in OutreachTrigger.allCases {
      texts.triggers[trigger.id] = try triggers[trigger.rawValue].map(reader.template)
    }
    texts.triggers[.initiativeNews] = try top["initiative"].map(reader.template)
    for (name, node) in try top["programmes"]?.entries("a mapping of programmes") ?? [] {
      texts.programmes[TriggerID(name)] = try reader.contents(node, of: TriggerID(name))
    }
    return texts
  }

  public static func shipped() throws(DocumentError) -> MessageTexts {
    try read(FrameworkDocument.messages.shippedText, file: FrameworkDocument.messages.fileName)
  }

  private let known: ProgrammeRules?

  private func contents(
    _ node: DocumentNode, of id: TriggerID
  ) throws(DocumentError) -> [String: MessageTemplate] {
    var texts: [String: MessageTemplate] = [:]
    for item in try node.items("a list of texts, one for each content") {
      let fields = try item.fields(required: ["content", "subject", "body"])
      let content = try JourneyFields.words(fields["content"] ?? item, "a content of the programme")
      try refuseUnknown(content, of: id, at: item)
      guard texts[content] == nil else { throw item.error("'\(content)' has two texts") }
      texts[content] = MessageTemplate(
        subject: try part(fields["subject"] ?? item), body: [try part(fields["body"] ?? item)])
    }
    return texts
  }

  private func refuseUnknown(_ content: String, of id: TriggerID, at node: DocumentNode) throws(DocumentError) {
    guard let known, known[id]?.words.actions.contains(content) != true,
      try Self.shipped().programmes[id]?[content] == nil
    else { return }
    guard let programme = known[id] else {
      let names = known.programmes.map(\.id.text).joined(separator: ", ")
      throw node.error("there is no programme '\(id)', expected one of \(names)")
    }
    let contents = programme.words.actions.map { "'\($0)'" }.joined(separator: ", ")
    throw node.error("'\(content)' is no content of \(id), expected one of \(contents)")
  }

  private func template(_ node: DocumentNode) throws(DocumentError) -> MessageTemplate {
    let fields = try node.fields(required: ["subject", "body"])
    return MessageTemplate(subject: try part(fields["subject"] ?? node), body: [try part(fields["body"] ?? node)])
  }

  private func part(_ node: DocumentNode) throws(DocumentError) -> TemplateText {
    let text = try JourneyFields.words(node, "a text such as 'Hello {{contact}}'")
    guard known != nil else { return TemplateText(unchecked: text) }
    do { return try TemplateText(text) } catch { throw node.error(error.description) }
  }
}
