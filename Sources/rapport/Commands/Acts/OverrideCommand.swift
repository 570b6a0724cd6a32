import ArgumentParser
import CustomerSuccess

/// Two verbs in one: puts an override in force, or takes it back.
struct OverrideCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "override",
    abstract: "Puts a judgement in place of a computed value, until it expires; or withdraws it.",
    discussion: """
      TARGET is score, a dimension or a metric; VALUE is 0 to 100 points. The computed value goes on underneath.
      """)

  @Argument(help: "The customer's id or name.") var customer: String
  @Argument(help: "score, or the name of a dimension or a metric.") var target: String
  @Argument(help: "Its points.") var value: String?
  @Option(help: "Why the computed value is not the right one.") var reason: String?
  @Option(help: ArgumentHelp("Days until it expires; else the model's.", valueName: "number")) var days: String?
  @Flag(help: "Take back the override that is in force.") var withdraw = false
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws {
      if withdraw {
        guard value == nil, reason == nil, days == nil else {
          throw ValidationError("--withdraw goes without a value, --reason and --days.")
        }
        return try ActCall(.withdraw, on: .customer, [customer], ["target": target])
      }
      guard let value, let reason else { throw ValidationError("An override needs its value and --reason.") }
      return try ActCall(
        .override, on: .customer, [customer], ["target": target, "value": value, "reason": reason, "days": days])
    }
  }
}
