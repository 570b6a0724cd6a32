import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct OutboxSendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "Sends approved messages by the configured mail command, each once; named ones are approved by that.",
    discussion: """
      A message is taken before it is handed to the command, and what became of it is written behind that: two that send at once
      never send the same. Of one whose command did not end, or whose sender is gone, nobody knows whether it went: it is told
      here, and only 'outreach sent' or 'outreach approve --yes' decide. The command is mail: in the configuration.
      """)

  @Argument(help: "Messages' ids; none: all that are approved and whose time has come.") var ids: [String] = []
  @Flag(help: "Named ones also where a cap would be broken, or what they are about is over.") var yes = false
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(common)
    let settings = surroundings.configuration.mail
    if let complaint = settings.complaint {
      throw Complaint.complain(complaint.capitalizedFirst + ".", Complaint.workFailed)
    }
    try OutboxJob(settings: settings, way: nil, ids: ids, isSure: yes).run(in: surroundings, format)
  }
}

struct OutboxExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes approved messages as .eml files into a folder, for another program to send; they count as sent.",
    discussion: "A file that is there already stays as it is, and its message is not written.")

  @Argument(help: "The folder; it is made where it is not there.") var folder: String
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(common)
    let settings = surroundings.configuration.mail
    guard settings.from != nil else {
      throw Complaint.complain(
        "Nobody is configured to send from: 'from: Ana Ruiz <ana@example.com>' under mail: in config.yaml.",
        Complaint.workFailed)
    }
    let folder = try MailFolder(folder)
    try OutboxJob(settings: settings, way: folder.put, ids: [], isSure: false).run(in: surroundings, format)
  }
}
