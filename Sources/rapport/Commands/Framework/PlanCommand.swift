import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "What changed framework files would do, before they hold; nothing is written.",
    discussion: """
      Who changes category, which deadlines of open tickets move, what the next run of outreach would fire that it would not fire by the
      rules in force, and who would come into a programme or out of one; where the score changes, how well it would have told who left in the last 90 days, \
      beside how well it does (AUC), from 30 who left on. A file is taken for the document of its name; of a folder, all
      that are called so, and others are named. What is wrong in them is named with its line, and ends with 2. 'rapport apply' makes them hold.
      """)

  @Argument(help: ArgumentHelp("A framework file such as sla.yaml, or a folder of them.", valueName: "file"))
  var path: String
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common)
    let draft = try FrameworkDraft(reading: path)
    let report = try here.withStore(for: .reading) { place in
      let team = try await place.store.answer(FrameworkFilesQuery())
      let planned = try here.planDraft(draft, over: team)
      let plan = try await place.store.answer(RulebookPlanQuery(planned.rulebook), at: place.now)
      return PlanReport(planned, plan, over: place.model, zone: place.zone)
    }
    try Output.report(report, as: format.format)
  }
}

struct ApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Makes framework files the team's, as one entry of the log: all who work with the database go by them.",
    discussion: """
      They live in the database from then on, over what is shipped; files of anybody's configuration folder are not followed there any
      more. Consoles that are open take them up within a second. It answers as 'rapport plan' does. 'rapport undo' takes it back.
      """)

  @Argument(help: ArgumentHelp("A framework file such as sla.yaml, or a folder of them.", valueName: "file"))
  var path: String
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common)
    let draft = try FrameworkDraft(reading: path)
    let (now, me) = (here.now, here.me)
    let report = try here.withOpenStore(for: .writing) { store in
      let team = try await store.answer(FrameworkFilesQuery())
      let planned = try here.planDraft(draft, over: team)
      var plan = RulebookPlan()
      let model = try? await store.answer(RulebookQuery()).health
      // By rules that cannot be read nothing can be compared; they are what is mended here.
      do { plan = try await store.answer(RulebookPlanQuery(planned.rulebook), at: now) } catch StoreError.rules {}
      let entry = try await store.apply(planned, over: team, by: me, at: now)
      return PlanReport(planned, plan, over: model, zone: planned.rulebook.zone, entry: entry)
    }
    try Output.answer(report.done) { try Output.report(report, as: format.format) }
  }
}
