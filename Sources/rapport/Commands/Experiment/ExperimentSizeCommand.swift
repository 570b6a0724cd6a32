import ArgumentParser
import ConsoleApp
import Statistics

struct ExperimentSizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "size",
    abstract: "How many each of two groups needs for a difference of shares to be seen.",
    discussion: """
      By Cohen's h, with both tails counted, rounded up. The lift is absolute: from a base of 0.1, a lift of 0.02 is one to 0.12, and \
      one of -0.02 to 0.08.
      """)

  @Option(
    help: ArgumentHelp("The share there is, from 0 to 1.", valueName: "share"), transform: DecimalArgument.share)
  var base: DecimalArgument
  @Option(
    help: ArgumentHelp("By how much the other share differs from it, above 0 or below.", valueName: "difference"),
    transform: DecimalArgument.difference)
  var lift: DecimalArgument
  @Option(
    help: ArgumentHelp("The chance to see a difference that is there; 0.8 unless told.", valueName: "chance"),
    transform: DecimalArgument.chance)
  var power: DecimalArgument?
  @Option(
    help: ArgumentHelp("The chance to see one where none is; 0.05 unless told.", valueName: "chance"),
    transform: DecimalArgument.chance)
  var alpha: DecimalArgument?
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    var size = GroupSize(base: base.value, lift: lift.value)
    if let power { size.power = power.value }
    if let alpha { size.alpha = alpha.value }
    let perGroup: Int
    do { perGroup = try size.perGroup() } catch { throw complaint(error, size) }
    try Output.report(ExperimentSizeReport(size, perGroup: perGroup), as: format.format)
  }

  private func complaint(_ refusal: GroupSize.Refusal, _ size: GroupSize) -> Complaint {
    switch refusal {
    case .base: Complaint.wrongValue("--base", base.text, "a share from 0 to 1")
    case .lift:
      Complaint.wrongValue("--lift", lift.text, "one other than 0 that leads from \(base.text) to a share from 0 to 1")
    case .power:
      Complaint.wrongValue(
        "--power", power?.text ?? "\(size.power)", "a chance above alpha, \(size.alpha), and below 1")
    case .alpha: Complaint.wrongValue("--alpha", alpha?.text ?? "\(size.alpha)", "a chance between 0 and 1")
    case .endless:
      Complaint.wrongValue(
        "--lift", lift.text, "one that at most \(NumberWords.whole(GroupSize.most)) in each group can show")
    }
  }
}
