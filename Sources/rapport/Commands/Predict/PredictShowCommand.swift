import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct PredictShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "The model that is kept, with its back-test beside that of the health score.",
    discussion: """
      AUC is the chance that one who left was thought likelier to leave than one who stayed: 0.5 is guessing. The health score alone is \
      tried on the same customers, the lowest score the likeliest to leave, the highest to pay more; it says no likelihoods, so that it has no calibration.
      """)

  @Option(
    help: ArgumentHelp("What is predicted: churned, expanded or tickets.", valueName: "label"),
    transform: PredictedEvent.named)
  var label: PredictedEvent = .churned
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    var output = try output.output(of: KeptModelReport.self, sparing: surroundings.database)
    output.heading = surroundings.past?.heading
    let event = label
    let (model, zone) = try surroundings.withStore(for: .reading) { place in
      (try await place.store.answer(PredictionModelQuery(event), at: place.now), place.zone)
    }
    guard let model else {
      throw Complaint.complain(
        "No model of \(event.text) is kept yet: 'rapport predict run' fits one to the stored customers.",
        Complaint.workFailed)
    }
    try output.write(KeptModelReport(model, on: zone.date(of: model.at)))
  }
}

/// A kept model as a report: that of `predict fit`, what it was made of, and the health score's back-test.
struct KeptModelReport: Encodable {
  var event: String
  var fitted: String
  var days: Int
  var trainedOn: String
  var testedOn: String
  var model: FitReport
  @OrNull var healthScore: Ranking?

  struct Ranking: Encodable {
    var n: Int
    var events: Int
    @OrNull var auc: Double?
    var lift: [FitReport.Decile]
  }

  init(_ model: PredictionModel, on day: LocalDate) {
    let account = model.account
    event = model.event.text
    fitted = day.description
    days = model.days
    (trainedOn, testedOn) = (account.trainedOn.description, account.testedOn.description)
    self.model = FitReport(account, of: model.event.words(days: model.days))
    healthScore = account.healthScore.map {
      Ranking(n: $0.count, events: $0.events, auc: $0.auc, lift: $0.lift.map(FitReport.Decile.init))
    }
  }
}

extension KeptModelReport: PrintedReport {
  var parts: [ReportPart] {
    [
      .line("Fitted on \(fitted): customers as of \(trainedOn), tried on those of \(testedOn)")
    ] + model.parts + (healthScore.map { [.sheet(beside($0))] } ?? [])
  }

  /// The likeliest tenths of both: what a team would have called.
  private func beside(_ score: Ranking) -> Sheet {
    func auc(_ value: Double?) -> String { value.map { FitReport.decimals($0) } ?? "–" }
    func lift(_ decile: FitReport.Decile?) -> String {
      decile?.lift.map { "\(NumberWords.tenth($0))×" } ?? "–"
    }
    return Sheet(
      title: "Beside the health score, on the rows held out",
      columns: [.words(""), .number("Rows"), .number("Events"), .number("AUC"), .number("Lift of the first tenth")],
      rows: [
        [
          "Model", NumberWords.whole(model.holdout.n), NumberWords.whole(model.holdout.events),
          auc(model.holdout.quality.auc), lift(model.holdout.lift.first),
        ],
        [
          "Health score", NumberWords.whole(score.n), NumberWords.whole(score.events), auc(score.auc),
          lift(score.lift.first),
        ],
      ])
  }
}
