import ArgumentParser
import Statistics

struct ExperimentTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Whether B, the variant, differs from A, the control, by more than chance.",
    discussion: """
      The difference is B less A, above 0 where B has more; low and high are the ends of its 95 % interval; p counts both sides. \
      Shares, told by --a and --b, are compared by the pooled z test, and by Fisher's exact one where fewer than 5 are expected \
      anywhere; their interval is Newcombe's, without continuity correction. Means, told by the others, are compared by Welch's test.
      """)

  @Option(
    help: ArgumentHelp("A's share: of how many, how many did.", valueName: "x/n"), transform: Proportion.read)
  var a: Proportion?
  @Option(
    help: ArgumentHelp("B's share: of how many, how many did.", valueName: "x/n"), transform: Proportion.read)
  var b: Proportion?
  @Option(
    name: .customLong("a-mean"), help: ArgumentHelp("A's mean.", valueName: "number"), transform: DecimalArgument.mean)
  var meanOfA: DecimalArgument?
  @Option(
    name: .customLong("a-sd"), help: ArgumentHelp("A's standard deviation, with n - 1.", valueName: "number"),
    transform: DecimalArgument.deviation)
  var deviationOfA: DecimalArgument?
  @Option(
    name: .customLong("a-n"), help: ArgumentHelp("How many A's mean is of.", valueName: "number"),
    transform: CallValue.whole(from: 2))
  var countOfA: Int?
  @Option(
    name: .customLong("b-mean"), help: ArgumentHelp("B's mean.", valueName: "number"), transform: DecimalArgument.mean)
  var meanOfB: DecimalArgument?
  @Option(
    name: .customLong("b-sd"), help: ArgumentHelp("B's standard deviation, with n - 1.", valueName: "number"),
    transform: DecimalArgument.deviation)
  var deviationOfB: DecimalArgument?
  @Option(
    name: .customLong("b-n"), help: ArgumentHelp("How many B's mean is of.", valueName: "number"),
    transform: CallValue.whole(from: 2))
  var countOfB: Int?
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  private enum Told {
    case shares(Proportion, Proportion)
    case means(GroupMean, GroupMean)
  }

  func validate() throws { _ = try told }

  func run() throws {
    try Output.report(report(), as: format.format)
  }

  private func report() throws -> ExperimentReport {
    switch try told {
    case .shares(let a, let b): return ExperimentReport(Comparison(a, b), ExperimentReport.sheet(a, b), unit: .points)
    case .means(let a, let b):
      do throws(ComparisonRefusal) {
        return ExperimentReport(try Comparison(a, b), ExperimentReport.sheet(a, b), unit: .plain)
      } catch {
        throw complaint(error)
      }
    }
  }

  private var told: Told {
    get throws {
      let isOfMeans = [meanOfA, deviationOfA, meanOfB, deviationOfB].contains { $0 != nil }
      let isCounted = countOfA != nil || countOfB != nil
      if !isOfMeans, !isCounted, let a, let b { return .shares(a, b) }
      if self.a == nil, self.b == nil, let a = groupA, let b = groupB { return .means(a, b) }
      throw ValidationError(
        "Give either --a and --b, or all of --a-mean, --a-sd, --a-n, --b-mean, --b-sd and --b-n.")
    }
  }

  private var groupA: GroupMean? { Self.group(meanOfA, deviationOfA, countOfA) }
  private var groupB: GroupMean? { Self.group(meanOfB, deviationOfB, countOfB) }

  private static func group(_ mean: DecimalArgument?, _ deviation: DecimalArgument?, _ count: Int?) -> GroupMean? {
    guard let mean, let deviation, let count else { return nil }
    return GroupMean(mean: mean.value, deviation: deviation.value, count: count)
  }

  private func complaint(_ refusal: ComparisonRefusal) -> Complaint {
    switch refusal {
    case .noSpread:
      Complaint.complain(
        "--a-sd, --b-sd: found 0 for both, expected one above it: where nothing varies, there is nothing to judge a "
          + "difference by", Complaint.valueIsWrong)
    case .beyondNumbers:
      Complaint.complain(
        "--a-mean, --a-sd, --b-mean, --b-sd: found figures whose difference, t or interval is larger than numbers can "
          + "be, expected them nearer to each other", Complaint.valueIsWrong)
    }
  }
}
