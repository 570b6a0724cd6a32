import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Foundation
import PortfolioGenerator
import Statistics
import SuccessStore

struct PredictRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract:
      "Fits what comes of customers to those that are stored, and keeps how likely it is of each, with the reasons.",
    discussion: """
      The model is that of 'predict fit' with the same label: trained on customers as they stood two horizons ago, tried on those of one \
      horizon ago. It is kept with its back-test ('predict show'), and of every customer who is there its chance today with what speaks \
      most for it: pages show it, lists filter by the chance to leave (churn>30%), My day names that, and no score changes. One entry of the log, which \
      'rapport undo' takes back; the next run takes its place. A model that told no better than guessing on what it had not seen is not kept. \
      Of fewer than 30 who left (expanded, opened tickets) nothing is fitted; the \
      demo has nobody who left. To try it: 'rapport generate DIR --customers 1250 --departures', 'rapport import DIR/*.csv', and both \
      'predict run' and what reads it with --now \(PortfolioPlan.anchor).
      """)

  @Option(
    help: ArgumentHelp("What is predicted: churned, expanded or tickets.", valueName: "label"),
    transform: PredictedEvent.named)
  var label: PredictedEvent = .churned
  @Option(
    help: ArgumentHelp(
      "Within how many days after a day it comes. Default: \(StoredCustomers.days).", valueName: "days"),
    transform: CallValue.whole(from: 1, to: 3650))
  var horizon: Int?
  @Option(help: ArgumentHelp("A column to leave out; may be given again.", valueName: "column"))
  var drop: [String] = []
  @Option(
    help: ArgumentHelp(
      "How much weights are held back: ridge/2 times the sum of their squares. Default: 1.", valueName: "number"),
    transform: FitValue.ridge)
  var ridge: Double?
  @Flag(help: "Keep it even where it told no better than guessing.")
  var anyway = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common)
    let (event, days) = (label, horizon ?? StoredCustomers.days)
    let fit = try StoredFit(here, event, days: days, drop: drop, ridge: ridge ?? 1)
    try refuseGuessing(fit.account)
    let model = PredictionModel(event: event, at: here.now, days: days, account: fit.account)
    let (me, now) = (here.me, here.now)
    let (entry, count) = try here.withStore(for: .writing) { place in
      let traits = try await place.store.answer(TraitsQuery(), at: now)
      let predictions = fit.predictions(of: traits, at: now)
      let edits = try await PredictionEdits(model, predictions, in: place.store, at: now).all
      let title = "predict \(event.words(days: days))"
      return (try await place.store.commit(edits, title: title, by: me, at: now), predictions.count)
    }
    try Output.answer("\(entry.title), entry \(entry.id).") {
      let auc = [model.account.heldOut.auc, model.account.healthScore?.auc].map {
        $0.map { String(format: "%.3f", $0) } ?? "–"
      }
      try Output.line(
        """
        \(entry.title): \(NumberWords.whole(count)) \(count == 1 ? "customer" : "customers") · entry \(entry.id)
        AUC on what it had not seen \(auc[0]), of the health score alone \(auc[1]). 'rapport predict show' has the weights and the back-test.
        """)
    }
  }

  /// A chance that is no better than a toss says something on every customer's page that nobody knows.
  private func refuseGuessing(_ account: PredictionAccount) throws {
    guard !anyway, let auc = account.heldOut.auc, auc <= 0.5 else { return }
    throw Complaint.complain(
      """
      On customers that it had not seen the model told no better than guessing (AUC \(FitReport.decimals(auc)), 0.5 is guessing): nothing is \
      kept. Without columns that only mislead it may be better (--drop); 'predict fit' shows what they weigh, --anyway keeps it.
      """, Complaint.workFailed)
  }
}

/// A model that is fitted to the stored customers.
struct StoredFit: Sendable {
  let account: PredictionAccount
  private let event: PredictedEvent
  private let model: LogisticModel

  init(_ here: Surroundings, _ event: PredictedEvent, days: Int, drop: [String], ridge: Double) throws {
    self.event = event
    let churn = StoredCustomers(here, event, days: days, as: .held)
    let rows = try Complaint.storing { try churn.rows(isDrawn: false) }
    let task = try FitTask(
      rows, label: event.text, positive: "yes", split: StoredCustomers.part, train: StoredCustomers.training, drop: drop
    )
    let training = task.training ?? []
    do {
      let fit = try LogisticFit(task.table, events: task.events, training: training, ridge: ridge)
      model = fit.model
      let (trainedOn, testedOn) = try churn.daysLookedAt
      account = PredictionAccount(
        fit, trainedOn: trainedOn, testedOn: testedOn,
        healthScore: PredictionBackTest(
          scores: rows.scores, events: task.events, heldOut: training.map { !$0 },
          risesWithScore: event == .expanded))
    } catch let refusal as LogisticRefusal {
      throw task.complaint(refusal)
    }
  }

  func predictions(of traits: [CustomerTraits], at now: Instant) -> [Prediction] {
    var predictions: [Prediction] = []
    predictions.reserveCapacity(traits.count)
    model.explain(TextTable(traits)) { row, odds, reasons in
      let told = reasons.prefix(Prediction.mostReasons).map {
        PredictionReason(feature: $0.name, points: $0.points).rounded
      }.filter { $0.points != 0 }
      predictions.append(
        Prediction(
          customer: traits[row].customer, event: event, at: now, chance: Likelihood.of(logOdds: odds),
          reasons: told))
    }
    return predictions
  }
}

/// What a run writes: the model in place of the last one, and everybody's prediction; of whom nothing is predicted any more, none is left.
private struct PredictionEdits {
  let all: [FactEdit]

  init(
    _ model: PredictionModel, _ predictions: [Prediction], in store: any SuccessStore, at now: Instant
  ) async throws {
    let last = try await store.answer(PredictionModelQuery(model.event))
    let known = Gathered<Prediction>()
    try await store.facts(.prediction, Filter(), at: now) { fact in
      if case .prediction(let one) = fact, one.event == model.event { known.add([one]) }
    }
    var left = Dictionary(known.rows.map { ($0.customer, $0) }) { $1 }
    var edits = [FactEdit(before: last.map(Fact.predictionModel), after: .predictionModel(model))]
    for one in predictions {
      edits.append(
        FactEdit(before: left.removeValue(forKey: one.customer).map(Fact.prediction), after: .prediction(one)))
    }
    let over = left.values.sorted { $0.customer < $1.customer }
    all = edits + over.map { FactEdit(before: .prediction($0), after: nil) }
  }
}
