import ArgumentParser
import CustomerSuccess
import SuccessStore

struct MessageEditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Changes subject or text of a message; with nothing given, opens $EDITOR.",
    discussion:
      "What was approved and is changed has to be approved again. A text written as - is read from standard input.")

  @Argument(help: "The message's id, such as MSG-12.") var id: String
  @Option(help: "What it is about, in a line.") var subject: String?
  @Option(help: "Its text; - reads it from standard input.") var body: String?
  @OptionGroup var options: ActOptions

  func run() throws {
    let (id, once) = (id, options.once.key)
    let told = ["subject": subject, "body": body].compactMapValues(\.self)
    let surroundings = try Surroundings(options.common)
    let report = try surroundings.withStore(for: .writing) { place in
      var (place, values) = (place, told)
      if values.isEmpty,
        case .message(let message, let text) = try await SubjectSearch(place: place).subject(.message, id)
      {
        values["body"] = try ArticleEditor.edited((message.ownText ?? text)?.body ?? "")
        // It is written when the editor is left, not when it was opened.
        place.now = surroundings.fixedNow ?? Surroundings.clock()
      }
      return try await ActRunner(call: ActCall(.edit, on: .message, [id], values), place: place, once: once).run()
    }
    try options.tell(report)
  }
}
