/// The words for what can be done: keys, palette, macros and the command line all go by these.
public enum Verb: String, CaseIterable, Hashable, Sendable {
  case record, override, withdraw, activity, add, open, learner
  case edit, done, drop, snooze, wake, due, priority, status, tick
  case respond, note, hear, pend, hold, resolve, severity, escalate, promise, rename, merge, spam
  case enrol, complete, waive, score, assess
  case session, book, attend
  case followUp = "follow-up"
  case explain, draft, link, publish, retire
  case initiative, schedule, milestone, progress, finish
  case assign, reopen
  case customer, renew, churn, contact, survey, counter, primary, remove, forget
  case comeBack = "return"
  case event, step, skip, resume, take
  case mute, unmute
  case stage
  case approve, sent, reply
  case correct
  case interview
  case review = "qbr"

  public var targets: Set<Target.Kind> {
    switch self {
    case .record, .override, .withdraw, .activity, .add, .open, .learner, .churn, .comeBack, .contact, .survey,
      .counter, .event, .step, .skip, .resume, .take, .mute, .unmute, .stage, .interview, .review:
      [.customer]
    case .customer, .session, .initiative: [.portfolio]
    case .book, .attend, .followUp: [.session]
    case .primary, .remove: [.contact]
    case .forget: [.contact, .learner]
    case .done, .snooze, .wake, .due, .priority, .status, .tick: [.action]
    case .schedule, .milestone, .progress, .finish: [.initiative]
    case .drop: [.action, .message, .initiative]
    case .approve, .sent, .reply: [.message]
    case .hold: [.ticket, .message]
    case .respond, .note, .hear, .pend, .resolve, .severity, .escalate, .promise, .rename, .spam,
      .explain, .draft:
      [.ticket]
    case .enrol, .renew: [.customer, .learner]
    case .complete, .waive, .score, .assess: [.learner]
    case .publish, .retire: [.article]
    case .correct: [.verbatim]
    case .edit: [.customer, .contact, .action, .article, .message, .session, .initiative]
    case .merge: [.customer, .ticket]
    case .link: [.ticket, .article]
    case .assign: [.customer, .action, .ticket]
    case .reopen: [.action, .ticket, .initiative]
    }
  }

  /// The same where it is known what it is done to.
  public func title(on kind: Target.Kind) -> String {
    switch self {
    case .edit: "Edit the \(kind.title)"
    case .hold where kind == .message: "Hold the message, with a reason"
    case .drop where kind == .message: "Drop the message: it is not sent"
    case .drop where kind == .initiative: "Drop the initiative, with a reason"
    case .enrol where kind == .customer: "Enrol everybody who learns there in a training path"
    case .renew where kind == .learner: "Renew a certificate"
    case .merge: kind == .customer ? "Merge this one into the customer that stays" : "Merge into another ticket"
    default: title
    }
  }

  /// In words, for help and the palette: `Resolve the ticket`.
  public var title: String {
    switch self {
    case .record: "Record an observation of a metric"
    case .override: "Override a score, with reason and expiry"
    case .withdraw: "Withdraw an override"
    case .activity: "Add a note or an activity"
    case .add: "New action item"
    case .open: "New ticket"
    case .learner: "New learner"
    case .edit: "Edit it"
    case .done: "Complete with its outcome"
    case .drop: "Drop the action item"
    case .snooze: "Snooze until a day, with a reason"
    case .wake: "End the snooze"
    case .due: "Set another due date"
    case .priority: "Set another priority"
    case .status: "Set another status"
    case .tick: "Tick a step of the checklist"
    case .respond: "Respond: a public reply"
    case .note: "Add an internal note"
    case .hear: "Take down a message from the customer"
    case .pend: "Pending: wait for the customer"
    case .hold: "On hold: wait for a third party"
    case .resolve: "Resolve the ticket"
    case .severity: "Change the severity"
    case .escalate: "Escalate, choosing the trigger"
    case .promise: "Promise a due time by hand"
    case .rename: "Change the subject"
    case .merge: "Merge into another one"
    case .spam: "Mark as spam"
    case .enrol: "Enrol in a training path"
    case .complete: "Complete a module"
    case .waive: "Waive a module, with a reason"
    case .score: "Record an assessment score"
    case .assess: "Record an attempt at an assessment, kept with the others"
    case .session: "New training session"
    case .book: "Keep a seat in the session"
    case .attend: "Note who was there, and for how long"
    case .followUp: "Follow up on the session as an action item"
    case .explain: "Root cause: five whys and a category"
    case .draft: "Draft a knowledge article from it"
    case .link: "Answered by an article of the knowledge base"
    case .publish: "Publish the article"
    case .retire: "Retire the article"
    case .initiative: "New initiative"
    case .schedule: "Plan the initiative for a quarter"
    case .milestone: "A milestone of the initiative: set, reached or taken off"
    case .progress: "Say how far the initiative is"
    case .finish: "Finish the initiative, with what came of it"
    case .assign: "Assign an owner"
    case .reopen: "Reopen, or take up work again"
    case .customer: "New customer"
    case .renew: "Renew the contract"
    case .churn: "The customer has left, and why"
    case .comeBack: "The customer has come back"
    case .contact: "New contact"
    case .survey: "Take down an answer to a survey"
    case .counter: "Record how much of the plan is used"
    case .event: "Note an event that the journey goes by"
    case .step: "A step of the journey is done"
    case .skip: "Skip a step of the journey, with a reason"
    case .resume: "Take back what was noted of a step"
    case .take: "Take a step of the journey up as an action item"
    case .mute: "Mute a trigger of outreach, with a reason"
    case .unmute: "Let a muted trigger fire again"
    case .stage: "Set the stage of its expansion opportunity"
    case .approve: "Approve the message: it may go"
    case .sent: "Note that the message was sent by hand"
    case .reply: "Note that the customer has answered"
    case .correct: "Correct feedback"
    case .interview: "Exit interview"
    case .review: "Business review"
    case .primary: "Make the contact the primary one"
    case .remove: "Remove the contact"
    case .forget: "Forget the person for good, in the log too"
    }
  }
}
