import ConsoleApp
import CustomerSuccess
import Foundation
import SuccessStore

/// What other rules would do, or did.
struct PlanReport: Encodable {
  /// The entry of the log; absent where nothing was written.
  var entry: Int?
  var category: [Category]
  var deadlines: [Deadline]
  /// What the next run of outreach fires by these rules alone.
  var firings: [FiringEntry]
  /// What it would have fired without them.
  var firesNoMore: [FiringEntry]
  var programmes: [Programme]
  /// Absent where scores stay as they are, or too few have left to tell.
  var backTest: BackTest?
  /// Why there is none, where scores would be others; absent otherwise.
  var noBackTest: String?
  /// The values that are others than in force.
  var values: [Value]
  var warnings: [String]

  private var counts: String
  /// How well scores would have told who left, in words.
  private var scores: String?
  private var names: String

  private enum CodingKeys: String, CodingKey {
    case entry, category, deadlines, firings, firesNoMore, programmes, backTest, noBackTest, values, warnings
  }

  struct Category: Encodable {
    var customer: String
    /// Null where nothing is known.
    @OrNull var before: String?
    @OrNull var after: String?
    /// As the rules call them, each by its own; for text only.
    fileprivate var words: [String]

    private enum CodingKeys: String, CodingKey {
      case customer, before, after
    }
  }

  struct Deadline: Encodable {
    var ticket: String
    var clock: String
    /// Null where there is no such clock, or while it is paused.
    @OrNull var before: String?
    @OrNull var after: String?
  }

  struct Programme: Encodable {
    var customer: String
    var programme: String
    /// `enters` or `leaves`.
    var change: String
    var why: String
  }

  /// How well the health score alone would have told who left: by the rules in force and by these.
  struct BackTest: Encodable {
    var from: String
    var to: String
    var n: Int
    var events: Int
    var aucBefore: Double
    var aucAfter: Double
  }

  struct Value: Encodable {
    var file: String
    var path: String
    /// Absent where nothing of the kind was there.
    var before: String?
    /// Absent where it is taken away.
    var after: String?
    /// Which figures it moves.
    var moves: String
  }

  /// `model` is the one in force before, where its rules can be read.
  init(
    _ draft: PlanDraft, _ plan: RulebookPlan, over model: HealthModel?, zone: Zone, entry: ChangeEntry? = nil
  ) {
    self.entry = entry?.id
    let (former, planned) = (model ?? draft.rulebook.health, draft.rulebook.health)
    category = plan.categories.map {
      Category(
        customer: $0.customer.text, before: $0.before?.rawValue, after: $0.after?.rawValue,
        words: [PlanWords.category($0.before, in: former), PlanWords.category($0.after, in: planned)])
    }
    deadlines = plan.deadlines.map {
      Deadline(
        ticket: $0.ticket.text, clock: $0.clock.rawValue, before: $0.before?.iso8601, after: $0.after?.iso8601)
    }
    firings = plan.firings.map { FiringEntry($0, in: zone) }
    firesNoMore = plan.silenced.map { FiringEntry($0, in: zone) }
    programmes = plan.programmes.map {
      Programme(
        customer: $0.customer.text, programme: $0.programme.text, change: $0.enters ? "enters" : "leaves", why: $0.why)
    }
    backTest = plan.backTest.map {
      BackTest(
        from: ($0.window.day + 1).description, to: $0.window.last.description, n: $0.count, events: $0.events,
        aucBefore: $0.before, aucAfter: $0.after)
    }
    values = draft.changes.map { one in
      Value(
        file: one.file, path: one.change.path, before: one.change.before, after: one.change.after,
        moves: one.change.moves)
    }
    warnings = draft.warnings
    noBackTest = plan.untested == nil ? nil : PlanWords.backTest(plan)
    scores = PlanWords.backTest(plan)
    counts = PlanWords.counts(plan)
    names = draft.names
  }

  var done: String { "applied \(names)\(entry.map { ", entry \($0) of the log" } ?? "")." }
}

extension PlanReport: PrintedReport {
  var parts: [ReportPart] {
    let head = entry.map { "Applied \(names) · entry \($0). " } ?? ""
    let sheets = [
      Sheet(
        title: "Values",
        columns: [
          .words("File"), .words("Value", maximum: 60), .words("Before", maximum: 40), .words("After", maximum: 40),
          .words("Moves", maximum: 80),
        ], rows: values.map { [$0.file, $0.path, $0.before ?? "–", $0.after ?? "none", $0.moves] }),
      Sheet(
        title: "Other category", columns: [.words("Customer"), .words("Before"), .words("After")],
        rows: category.map { [$0.customer] + $0.words }),
      Sheet(
        title: "Deadlines that move",
        columns: [.words("Ticket"), .words("Clock"), .words("Before"), .words("After")],
        rows: deadlines.map { [$0.ticket, $0.clock, $0.before ?? "none", $0.after ?? "none"] }),
      OutreachRunReport.sheet("Fires in the next run", firings),
      OutreachRunReport.sheet("Fires no more", firesNoMore),
      Sheet(
        title: "Programmes",
        columns: [.words("Customer"), .words("Programme"), .words("Change"), .words("Why")],
        rows: programmes.map { [$0.customer, $0.programme, $0.change, $0.why] }),
    ]
    return [.line("\(head)\(counts).")] + warnings.map { .line($0) } + (scores.map { [.line($0)] } ?? [])
      + sheets.filter { !$0.rows.isEmpty }.map { .sheet($0) }
  }
}
