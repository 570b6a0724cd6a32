extension Verb {
  func ofMessage(_ subject: ActSubject?) -> [Parameter] {
    switch self {
    case .approve:
      [
        Parameter(
          "at", "Send at", .moment, isRequired: false, hint: "empty: as soon as it may; else 4h, 17:30, 2026-12-01 9:00"
        )
      ]
    case .hold: [Parameter("reason", "Reason", .line)]
    case .drop: [Parameter("note", "Note", .line, isRequired: false, hint: "why it is not sent")]
    case .edit: [Parameter("subject", "Subject", .line), Parameter("body", "Text", .text)]
    default: [Parameter("at", "When", .line, isRequired: false, hint: Told.pastHint)]
    }
  }
}

extension ActReader {
  func messageAct(_ verb: Verb, _ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act {
    switch verb {
    case .approve: return .approve(at: try told.moment("at"))
    case .hold: return .holdMessage(try told.required("reason"))
    case .drop: return .dropMessage(told.line("note"))
    case .sent: return .noteSent(at: try told.past("at"))
    case .reply: return .noteReply(at: try told.past("at"))
    default:
      let before = subject?.messageText
      let subject = told.isTold("subject") ? try told.required("subject") : before?.subject ?? ""
      let body = told.isTold("body") ? try told.required("body") : before?.body ?? ""
      return .rewriteMessage(MessageText(subject: subject, body: body))
    }
  }
}

extension ActSubject {
  /// How a message reads, where that is what it is.
  var messageText: MessageText? {
    guard case .message(let message, let text) = self else { return nil }
    return message.ownText ?? text
  }
}

extension OutreachMessage {
  /// Why nothing of the kind can be done to it as it is seen.
  func refusal(of verb: Verb, reads text: MessageText?) -> Refusal? {
    let isWrong =
      switch verb {
      case .approve: !(state.isOpen || hasUnknownEnd)
      case .hold, .drop, .edit: !state.isOpen
      case .sent: state == .sent
      case .reply: !state.hasLeft
      default: false
      }
    if isWrong { return Refusal("\(id): is \(state.rawValue)") }
    guard verb == .approve, ownText == nil, text == nil else { return nil }
    return Refusal("\(id): its text needs what is not known; write it first")
  }

  private var hasUnknownEnd: Bool { state == .unknown || state == .sending }
}
