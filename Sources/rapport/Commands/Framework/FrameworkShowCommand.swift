import ArgumentParser
import Framework

struct FrameworkShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "A document with its comments and all values that hold.",
    discussion: "With a file of the team's or of your own that is its text, and what it leaves out below it.")

  @Argument(
    help: "health, sla, calendars, training, improvement, contracts, journeys, outreach, programmes and others.")
  var name: DocumentName
  @Flag(help: "As the product ships it, whatever file lies over it.") var shipped = false
  @OptionGroup var common: CommonOptions

  private var document: FrameworkDocument { name.document }

  func run() throws {
    guard !shipped else { return try Output.write(document.shippedText) }
    try Output.write(Surroundings(common).teamFramework().text(of: document))
  }
}

extension FrameworkFolder {
  /// All that holds, with comments: the shipped text, or one's own and what it leaves out.
  func text(of document: FrameworkDocument) throws -> String {
    guard let own = try own(document) else { return document.shippedText }
    let left = try Complaint.reading { () throws(DocumentError) in
      try document.leftOut(by: own.text, file: own.file, of: self.document(document, own: own))
    }
    return own.text + LeftOutText(document, left).text
  }
}

/// What one's own file leaves out, as text that can stand below it: whole sections as they are shipped, values of sections that
/// it begins as comments.
private struct LeftOutText {
  var text: String

  init(_ document: FrameworkDocument, _ left: [DocumentValue]) {
    let sections = ShippedSections(document.shippedText)
    let keys = left.map(\.section)
    var parts: [String] = []
    for section in sections.all where !section.values(left).isEmpty && section.isWhole(in: document, left) {
      parts.append(section.text)
    }
    let whole = Set(sections.all.filter { $0.isWhole(in: document, left) }.map(\.key))
    let single = left.filter { !whole.contains($0.section) }
    if !single.isEmpty {
      parts.append(
        "# As shipped, for it is left out above:\n" + single.map { "# \($0.path): \($0.text)\n" }.joined())
    }
    text = keys.isEmpty ? "" : "\n" + parts.joined(separator: "\n")
  }
}

extension DocumentValue {
  fileprivate var section: String { String(path.prefix { $0 != "." }) }
}

/// The text of a document, cut before each key at its top, comments above a key with it.
private struct ShippedSections {
  struct Section {
    var key: String
    var text: String

    func values(_ values: [DocumentValue]) -> [DocumentValue] { values.filter { $0.section == key } }

    /// All its shipped values are among those left out.
    func isWhole(in document: FrameworkDocument, _ left: [DocumentValue]) -> Bool {
      guard let shipped = try? document.shippedValues() else { return false }
      return values(shipped).count == values(left).count
    }
  }

  var all: [Section] = []

  init(_ text: String) {
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isKey = line.first.map { $0.isLetter || $0.isNumber } ?? false
      if isKey, let colon = line.firstIndex(of: ":") {
        let above = all.isEmpty ? lines : ShippedSections.takeComments(from: &all[all.count - 1].text)
        all.append(Section(key: String(line[..<colon]), text: (above + [line]).joined(separator: "\n") + "\n"))
        lines = []
      } else if all.isEmpty {
        lines.append(line)
      } else {
        all[all.count - 1].text += line + "\n"
      }
    }
  }

  /// The comment lines at the end of a section belong to the next key.
  private static func takeComments(from text: inout String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var taken: [Substring] = []
    while let last = lines.last, last.isEmpty || last.hasPrefix("#") {
      if last.hasPrefix("#") { taken.insert(Substring(last), at: 0) }
      lines.removeLast()
    }
    text = lines.joined(separator: "\n") + "\n"
    return taken
  }
}
