import SuccessStore
import Testing

@testable import ConsoleApp

extension Question {
  /// The answer on its way back.
  func told(_ answer: Answer) -> AnyAnswer { AnyAnswer(.success(answer), to: self) }

  fileprivate func failed(_ error: StoreError) -> AnyAnswer { AnyAnswer(.failure(error), to: self) }
}

extension AnyQuestion {
  func failed(_ error: StoreError) -> AnyAnswer { asked.failed(error) }

  /// A store made by hand has no answer to it: whoever adds a question gives it one.
  func unknown() -> AnyAnswer {
    Issue.record("nobody answers \(asked)")
    return failed(.unavailable("nobody answers \(asked)"))
  }
}
