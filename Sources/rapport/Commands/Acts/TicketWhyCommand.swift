import ArgumentParser
import CustomerSuccess

struct TicketWhyCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Notes the root cause: up to five whys, and a category.",
    discussion: """
      Each answer says why the one before is so: --answer 'The sync failed' --answer 'Its key had expired'. The category \
      is a branch of the fishbone, or a cause on it: --category process or --category process/hand-over.
      """)

  @Argument(help: "The ticket's id.") var id: String
  @Option(help: "An answer; up to five, in their order.") var answer: [String]
  @Option(help: ArgumentHelp("The category, or category/cause, of improvement.yaml.", valueName: "cause"))
  var category: String
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws {
      guard (1...RootCause.mostWhys).contains(answer.count) else {
        throw ValidationError("--answer: expected one to \(RootCause.mostWhys), found \(answer.count).")
      }
      let whys = answer.enumerated().map { ("why\($0 + 1)", Optional($1)) }
      let values = Dictionary(whys) { first, _ in first }
      return try ActCall(.explain, on: .ticket, [id], values.merging(["category": category]) { $1 })
    }
  }
}
