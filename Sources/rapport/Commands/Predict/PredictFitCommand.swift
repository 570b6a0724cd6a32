import ArgumentParser
import CustomerSuccess
import Interchange
import Statistics

struct PredictFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fits a logistic model to rows of a file or to the stored customers; tries it on rows it has not seen.",
    discussion: """
      Columns of numbers are standardised by mean and standard deviation of the training rows, blanks filled with the mean beside \
      a feature NAME=missing; 0 and 1 stay as they are. Columns of text become a feature NAME=level for each level but the first \
      in the order of bytes, blank being a level too. n and events are those of the training rows, of which at least 30 have to \
      be events. The hold-out is drawn by chance, the same for the same seed, unless --split names a column that says which rows \
      to train on. A column of more than \(LogisticFit.mostLevels) different texts is refused: leave it out with --drop. Columns of a file \
      that seem to number its rows are pointed out on standard error.
      Without --from it is the stored customers, as they stood at the end of a day: with --label churned whether they left in the \
      days of --horizon after it, with expanded whether those who paid then paid more at the end of them, with tickets whether they \
      opened one. Trained is on those of two horizons ago, tried on those of one ago, of whom is known by now \
      what became of them; with --holdout those of one ago are drawn from for both. Columns are tier, industry, size, ageDays, \
      monthlyRevenue, currency, score, scoreChange, coverage, openTickets, breachedTickets, recentTickets, recentActivities, \
      openActions, lastNPS, the scores dimension.NAME and metric.NAME, and of the \(CustomerTraits.mostCounters) counters that most \
      customers have counter.NAME and counterChange.NAME, what stood in it and how much more than \(UsageCourse.days) days before. What the facts tell no time of (tier, industry, size, \
      revenue without a subscription) is as it is known today.
      """)

  @Option(
    help: ArgumentHelp("The rows, under a line of column names: CSV, JSON or a workbook.", valueName: "file"),
    completion: .file())
  var from: String?
  @Option(help: ArgumentHelp("The column that says what came.", valueName: "column"))
  var label: String
  @Option(
    help: ArgumentHelp(
      "The label of an event; all others are none. Of the stored customers yes or no, yes where nothing is said.",
      valueName: "value"))
  var positive: String?
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
  @Option(
    help: ArgumentHelp("The share of rows to hold out. Default: 0.3.", valueName: "share"), transform: FitValue.share)
  var holdout: Double?
  @Option(help: ArgumentHelp("The column that says which rows to train on.", valueName: "column"))
  var split: String?
  @Option(help: ArgumentHelp("Its value on rows to train on; all others are held out.", valueName: "value"))
  var train: String?
  @Option(help: "What makes one drawn hold-out differ from another.")
  var seed: UInt64 = 1
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if from == nil { try validateStored() } else { try validateFile() }
    guard (split == nil) == (train == nil) else { throw ValidationError("--split and --train go together.") }
    guard split == nil || holdout == nil else {
      throw ValidationError("Give either --holdout or --split: both say which rows are held out.")
    }
  }

  private func validateFile() throws {
    guard positive != nil else { throw ValidationError("--from needs --positive: which label is an event.") }
    guard horizon == nil else {
      throw ValidationError("--horizon goes without --from: a file says by its label what came.")
    }
    guard common.asOf == nil else {
      throw Complaint.complain("--as-of: a file is as it is. Leave it out.", Complaint.valueIsWrong)
    }
  }

  private func validateStored() throws {
    _ = try PredictedEvent(
      label: label, advice: ": what is known of the stored customers; --from names a file with other labels")
    guard split == nil else {
      throw ValidationError("--split goes with --from: the stored customers are split by time.")
    }
  }

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    var output = try output.output(of: FitReport.self, sparing: surroundings.database)
    output.heading = surroundings.past?.heading
    let task = try from.map(fileTask) ?? storedTask(surroundings)
    if let words = task.ids.words { Complaint.note(words) }
    let training = try task.training ?? drawn(task)
    do {
      let fit = try LogisticFit(task.table, events: task.events, training: training, ridge: ridge ?? 1)
      // A drawn hold-out has no days: they are no part of the report.
      let account = PredictionAccount(fit, trainedOn: LocalDate(day: 0), testedOn: LocalDate(day: 0))
      try output.write(FitReport(account, of: task.event))
    } catch let refusal as LogisticRefusal {
      throw task.complaint(refusal)
    }
  }

  private func fileTask(_ file: String) throws -> FitTask {
    let rows = try Complaint.storing { try PredictionRows(ImportSource(path: file)) }
    return try FitTask(
      rows, label: label, positive: positive ?? "", split: split, train: train, drop: drop, looksForIDs: true)
  }

  private func storedTask(_ surroundings: Surroundings) throws -> FitTask {
    let churn = StoredCustomers(
      surroundings, try PredictedEvent(label: label), days: horizon ?? StoredCustomers.days, as: common.manner)
    let isDrawn = holdout != nil
    let rows = try Complaint.storing { try churn.rows(isDrawn: isDrawn) }
    return try FitTask(
      rows, label: label, positive: positive ?? "yes", split: isDrawn ? nil : StoredCustomers.part,
      train: isDrawn ? nil : StoredCustomers.training, drop: drop)
  }

  private func drawn(_ task: FitTask) throws -> [Bool] {
    let share = holdout ?? 0.3
    let training = HoldOut.training(of: task.table.count, share: share, seed: seed)
    guard training.contains(true), training.contains(false) else {
      throw Complaint.wrongValue(
        "--holdout", FitValue.text(share), "a share of \(task.table.count) rows that leaves some on either side")
    }
    return training
  }
}

/// Numbers of the call; a blank before one is `PlainWords`'.
enum FitValue {
  static let ridge = CallValue.reading("a number from 0, such as 1 or 0.5") { text in
    number(text).flatMap { $0 >= 0 ? $0 : nil }
  }

  static let share = CallValue.reading("a share above 0 and below 1, such as 0.3") { text in
    number(text).flatMap { $0 > 0 && $0 < 1 ? $0 : nil }
  }

  private static func number(_ text: String) -> Double? {
    Double(text.trimmingPrefix(" ")).flatMap { $0.isFinite ? $0 : nil }
  }

  static func text(_ number: Double) -> String { JSONValue(number).plain }
}
