import ArgumentParser
import CustomerSuccess

struct LearnerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learner",
    abstract: "Adds learners, enrols them, and records what they complete.",
    discussion: """
      A module is written PATH/MODULE, such as executiveTraining/strategic-value-and-roi. When a path is satisfied, its
      certificate is issued in the same entry of the log.
      """,
    subcommands: [
      LearnerNewCommand.self, LearnerEnrolCommand.self, LearnerCompleteCommand.self, LearnerWaiveCommand.self,
      LearnerScoreCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "learner", in: LearnerCommand.self) }
}

struct LearnerNewCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "new", abstract: "Adds a learner of a customer.")

  @Argument(help: "The customer's id or name.") var customer: String
  @Argument(help: "The learner's name.") var name: String
  @Option(help: "The e-mail address.") var email: String?
  @Option(help: "What they do there.") var role: String?
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws { try ActCall(.learner, on: .customer, [customer], ["name": name, "email": email, "role": role]) }
  }
}

struct LearnerEnrolCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "enrol", abstract: "Enrols learners in a training path.")

  @Argument(help: ArgumentHelp("The learners' ids, then the path.", valueName: "id> … <path"))
  var words: [String]
  @Option(help: "By when it is to be completed: fri, 30d, 2026-12-01.") var due: String?
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.enrol, on: .learner, words, last: ["path"], ["due": due]) } }
}

struct LearnerCompleteCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "complete", abstract: "Records a module as completed.")

  @Argument(help: ArgumentHelp("The learners' ids, then the module.", valueName: "id> … <path/module"))
  var words: [String]
  @Option(help: ArgumentHelp("How long it took.", valueName: "number")) var minutes: String?
  @Option(help: ArgumentHelp("The assessment's score in percent.", valueName: "number")) var score: String?
  @OptionGroup var options: ActOptions

  var call: ActCall {
    get throws {
      try ActCall(.complete, on: .learner, words, last: ["module"], ["minutes": minutes, "score": score])
    }
  }
}

struct LearnerWaiveCommand: ActCommand {
  static let configuration = CommandConfiguration(commandName: "waive", abstract: "Waives a module, with a reason.")

  @Argument(help: ArgumentHelp("The learners' ids, then the module.", valueName: "id> … <path/module"))
  var words: [String]
  @Option(help: "Why they need not take it.") var reason: String
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.waive, on: .learner, words, last: ["module"], ["reason": reason]) } }
}

struct LearnerScoreCommand: ActCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Records the score of an assessment; the best one counts.")

  @Argument(
    help: ArgumentHelp("The learners' ids, then the module and the percent.", valueName: "id> … <path/module> <score"))
  var words: [String]
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try ActCall(.score, on: .learner, words, last: ["module", "score"]) } }
}
