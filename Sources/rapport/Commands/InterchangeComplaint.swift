import ArgumentParser
import Foundation
public import Interchange
import SuccessStore

extension Complaint {
  /// Runs `work` on files and the store; a file that says something wrong ends with 2 and the places, anything that cannot
  /// be read, written or stored with 1.
  static func storing<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as InterchangeError {
      throw complain(error.description, exitCode(of: error))
    } catch let error as InputComplaint {
      throw complain(error.description, inputIsWrong)
    } catch let error as StoreError {
      throw complain(error.description, workFailed)
    } catch let error as CocoaError {
      throw complain(error.localizedDescription, workFailed)
    }
  }

  private static func exitCode(of error: InterchangeError) -> ExitCode {
    switch error {
    case .unreadable, .unusable: workFailed
    case .refused: inputIsWrong
    }
  }
}

extension RecordKind: ListedArgument {}
