import ArgumentParser
import CustomerSuccess
import SuccessStore

struct EnrolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol",
    abstract: "Enrols learners in a training path: some by their ids, or all of the customers that match a filter.",
    discussion: """
      With --filter nobody is named, and whoever is enrolled already is left and said. It is one entry of the log, which one undo
      takes back.
      """)

  @Argument(help: ArgumentHelp("The learners' ids, then the path.", valueName: "id> … <path"))
  var words: [String]
  @Option(
    help: ArgumentHelp("Everybody who learns at customers that match, such as tier:enterprise.", valueName: "filter"))
  var filter: String?
  @Option(help: ArgumentHelp("By when it is to be completed: fri, 30d, 2026-12-01.", valueName: "day"))
  var due: String?
  @OptionGroup var options: ActOptions

  func validate() throws {
    guard filter != nil else { return _ = try call }
    guard words.count == 1 else {
      throw ValidationError("With --filter give the path alone, such as executiveTraining.")
    }
  }

  private var call: ActCall {
    get throws { try ActCall(.enrol, on: .learner, words, last: ["path"], ["due": due]) }
  }

  func run() throws {
    let surroundings = try Surroundings(options.common)
    guard let filter else {
      let (call, once) = (try call, options.once.key)
      let report = try surroundings.withStore(for: .writing) { place in
        try await ActRunner(call: call, place: place, once: once).run()
      }
      return try options.tell(report)
    }
    let narrowing = try FilterArgument.parse(filter, in: .learners, me: surroundings.me)
    let (path, due, once) = (words[0], due, options.once.key)
    let report = try surroundings.withStore(for: .writing) { place in
      try await FilterEnrolment(place: place, path: path, due: due, once: once).run(narrowing)
    }
    try Output.answer(report.words) { try Output.report(report, as: options.format.format) }
  }
}

/// Everybody whom a filter finds, put in a path; those who are in it already are left.
private struct FilterEnrolment {
  var place: Workplace
  var path: String
  var due: String?
  var once: String?

  func run(_ filter: Filter) async throws -> EnrolmentReport {
    let found = Gathered<LearnerRow>()
    try await ListReading<LearnerRow>(limit: nil) { window in
      try await place.store.answer(LearnerQuery(filter: filter, window: window), at: place.now)
    }.run { found.add($0) }
    let rows = found.rows
    guard let first = rows.first else {
      throw Complaint.complain("Nobody learns at customers that match; nothing was changed.", Complaint.workFailed)
    }
    let act = try act(on: first.subject)
    guard case .enrol(let path, _) = act else { throw Complaint.missingChoice(of: "learner", in: EnrolCommand.self) }
    let (left, new) = (rows.filter { $0.isIn(path) }, rows.filter { !$0.isIn(path) })
    guard !new.isEmpty else { return EnrolmentReport(act: nil, path: path, already: left) }
    let entry = try await place.store.perform(
      new.map { ActRequest(act, on: .learner($0.id), seen: $0.subject.sight) }, title: nil, by: place.me, at: place.now,
      once: once.map { OnceKey($0, call: ["enrol", path.text, due ?? "", place.me]) })
    return EnrolmentReport(act: try await ActReport.make(of: entry, in: place), path: path, already: left)
  }

  private func act(on subject: ActSubject) throws -> Act {
    let reader = ActReader(rules: place.rulebook.acting, me: place.me, now: place.now)
    let values = ["path": path].merging(due.map { ["due": $0] } ?? [:]) { $1 }
    do throws(ParameterError) {
      return try reader.act(.enrol, values, on: .learner, subject: subject)
    } catch {
      throw Complaint.complain("\(error)", Complaint.inputIsWrong)
    }
  }
}

extension LearnerRow {
  fileprivate func isIn(_ path: PathID) -> Bool { enrolments.contains { $0.path == path } }
}

/// What came of it.
struct EnrolmentReport: PrintedReport {
  /// Nil where there was nothing to do.
  var entry: Int?
  var title: String
  var path: String
  var enrolled: [String]
  /// Who was in the path before.
  var already: [String]

  fileprivate init(act: ActReport?, path: PathID, already: [LearnerRow]) {
    entry = act?.entry
    title = act?.title ?? "nobody is to be enrolled"
    self.path = path.text
    enrolled = act?.facts.compactMap { $0.values["learner"] } ?? []
    self.already = already.map(\.id.text)
  }

  var words: String { entry.map { "\(title), entry \($0) of the log." } ?? "\(title)." }

  var parts: [ReportPart] {
    let head = entry.map { "\(title) · entry \($0)" } ?? title
    let left = already.isEmpty ? [] : ["\(already.count) enrolled already and left: \(already.listed(20))"]
    return [.line(([head] + left).joined(separator: "\n"))]
  }
}
