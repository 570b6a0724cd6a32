import ArgumentParser
import CustomerSuccess
import Files
import Foundation
import PortfolioGenerator
import SuccessStore

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Opens the console on a made-up portfolio whose timers run.",
    discussion: """
      The portfolio is the one of sample-data/, moved in time so that it is as of now. Without --db it lives in a temporary
      file and is gone afterwards. Without --as, whoever looks at it is the owner of CUST-001, so that My day and owner:me
      have something to show.
      """)

  @Flag(help: "Make the database, and open nothing.")
  var prepare = false
  @OptionGroup var look: LookOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var here = try Surroundings(common, look: look)
    let theme = try here.themeChoice()
    let rules = here.rules
    // Nothing is made by rules that cannot be read.
    _ = try rules.make([])
    if !prepare { try ConsoleSession.requireTerminal() }
    _ = Early { [here] in Scratch.sweep(here) }
    let scratch = common.database == nil ? try ScratchFolder("demo") : nil
    defer { scratch?.remove() }
    if let scratch { here.database = URL(filePath: "\(scratch.path)/demo.db") }
    if prepare, scratch != nil {
      throw ValidationError("--prepare wants to know where: add --db FILE.")
    }
    let demo = DemoDatabase(file: here.database, rules: rules, now: here.now)
    if prepare {
      try demo.replace()
      return
    }
    let store = try demo.open()
    defer { try? store.close() }
    try ConsoleSession(
      store: Early { store }, rulebook: try waiting { try await store.answer(RulebookQuery()) }, database: "demo",
      me: try whoActs(here, store), clock: here.clock,
      theme: theme,
      configuration: here.configuration, themes: here.themes,
      viewsFile: ViewsFile(folder: here.configurationFolder),
      drafts: DraftFolder(beside: here.database, console: DraftFolder.newConsole),
      mappings: here.mappingFolder, sources: ToldSources(here),
      framework: FrameworkWatch(here), plans: here.plans, differences: here.differences
    ).run()
  }

  /// Nobody who logs in owns one of the made-up customers, so whoever names nobody is the owner of the first.
  private func whoActs(_ here: Surroundings, _ store: any SuccessStore) throws -> String {
    guard common.actor == nil else { return here.me }
    let now = here.now
    let first = try waiting { try await store.answer(CustomerDetailQuery("CUST-001"), at: now) }
    return first?.row.customer.owner ?? here.me
  }
}
