import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Files
import Foundation
import Interchange
import PortfolioGenerator
import SuccessStore
import TerminalUI

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Opens the console on a made-up portfolio whose timers run.",
    discussion: """
      The portfolio is the one of sample-data/, moved in time so that it is as of now. Without --db it lives in a temporary
      file and is gone afterwards. Without --as, whoever looks at it is the owner of CUST-001, so that My day and owner:me
      have something to show. --prepare makes it anew in place of an earlier demo, unless somebody has worked on that one or
      has it open.
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
      let counts = try demo.replace()
      return try Output.line(Visible.line(try told(here, counts)))
    }
    // Some seconds on a busy machine, with nothing else to see.
    Complaint.note("Making the demo …")
    let made = try demo.open()
    here.me = try whoActs(here, made)
    let rulebook = try waiting { try await made.answer(RulebookQuery()) }
    try made.close()
    try here.sessions(back: here) { here, terminal, complaint in
      let store = Early { try here.openStore(for: .looking, rules) }
      defer { try? store.value().close() }
      return try here.session(on: store, rulebook, theme: theme, database: "demo", complaint: complaint)
        .run(on: terminal)
    }
  }

  /// `/tmp/demo.db: the demo as of 2026-11-23, with 120 customers, 1,200 tickets`
  private func told(_ here: Surroundings, _ counts: [RecordKind: Int]) throws -> String {
    let shown: [RecordKind] = [.customers, .contacts, .tickets, .actions, .activities, .learners]
    let parts = shown.compactMap { kind in counts[kind].map { "\(NumberWords.whole($0)) \(kind.rawValue)" } }
    let day = try Surroundings.zone().date(of: here.now)
    return "\(here.database.path): the demo as of \(day), with \(parts.joined(separator: ", "))"
  }

  /// Nobody who logs in owns one of the made-up customers, so whoever names nobody is the owner of the first.
  private func whoActs(_ here: Surroundings, _ store: any SuccessStore) throws -> String {
    guard common.actor == nil else { return here.me }
    let now = here.now
    let first = try waiting { try await store.answer(CustomerDetailQuery("CUST-001"), at: now) }
    return first?.row.customer.owner ?? here.me
  }
}
