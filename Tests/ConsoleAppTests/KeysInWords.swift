import CustomerSuccess
import SuccessStore

@testable import ConsoleApp

extension String {
  /// The first word that only the rules' files know: `healthDeclineAlerts`, `ongoing.day245`, `phase1_kickoff`.
  var internalKey: String? {
    firstMatch(of: /\w*(?:[a-z][A-Z]|[a-z0-9]_[a-z]|[a-z0-9]\.[a-z])\w*/).map { String($0.0) }
  }

  /// Whatever the things and people are called is theirs.
  func without(_ targets: [Target]) -> String {
    targets.reduce(self) { $0.replacing($1.description, with: "ID") }
      .replacing(/\S+@\S+|\b[A-Z]{2,4}-\S+/, with: "ID")
  }
}

extension ActJob {
  /// Without what the store knows of the things.
  var words: String { requests.title(KeyTitles(.unread)) { _ in nil } }
}
