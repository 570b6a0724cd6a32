import CustomerSuccess
import Files
import Interchange
import SuccessStore

/// Why a run of a source came to nothing; nothing was imported, and its cursor is where it was.
struct SourceFailure: Error {
  var words: String
  /// What came is wrong, not the way to it.
  var isOfInput = false
  /// Seconds for which the source asked not to be called.
  var retryAfter: Int?

  init(_ words: String, isOfInput: Bool = false, retryAfter: Int? = nil) {
    self.words = words
    self.isOfInput = isOfInput
    self.retryAfter = retryAfter
  }

  /// Whatever went wrong on the way of rows into the store.
  init(_ error: any Error) {
    switch error {
    case let failure as SourceFailure: self = failure
    case let error as InterchangeError: self.init(error.description, isOfInput: true)
    case let error as InputComplaint: self.init(error.description, isOfInput: true)
    case let failure as FileFailure: self.init(failure.words)
    case let error as StoreError: self.init(error.description)
    case let complaint as Complaint: self.init(complaint.words, isOfInput: complaint.code == Complaint.inputIsWrong)
    default: self.init("\(error)")
    }
  }
}
