import ArgumentParser
import CustomerSuccess

struct CertificatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate",
    abstract: "Renews certificates; 'rapport learner certificate' has them as pages.",
    discussion: """
      A certificate is issued when its path is complete, and runs as long as training.yaml says. From the first warning before its
      end on, and after it, it can be renewed while every module of the path is complete: a new one is issued, the one before
      stays in the record.
      """,
    subcommands: [Renew.command])

  func run() throws { throw Complaint.missingChoice(of: "certificate", in: CertificatesCommand.self) }

  enum Renew: VerbRow {
    static let row = CommandRow(
      "renew", .renew, on: .learner, "Issues certificates anew, from the first warning before their end on.",
      words: .things(help: "Certificates by their ids, such as CRT-12, or learners by theirs."),
      ["path": "The training path; else the certificate's, or the one that is due."])
  }
}
