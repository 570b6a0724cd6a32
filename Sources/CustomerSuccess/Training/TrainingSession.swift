public import Foundation

/// A module taught to several people at a time.
public struct TrainingSession: Hashable, Sendable, Codable, Identifiable {
  public var id: SessionID
  public var path: PathID
  public var module: ModuleID
  /// When it begins.
  public var at: Instant
  /// The IANA zone in which its date is read.
  public var zone: String
  public var minutes: Int
  /// Nil: as many as come.
  public var seats: Int?
  public var trainer: String
  /// Where it can be looked at afterwards.
  public var recording: String
  /// Whose people it is for; nil: anybody's.
  public var customer: CustomerID?

  public init(
    id: SessionID, path: PathID, module: ModuleID, at: Instant, zone: String = "UTC", minutes: Int, seats: Int? = nil,
    trainer: String = "", recording: String = "", customer: CustomerID? = nil
  ) {
    self.id = id
    self.path = path
    self.module = module
    self.at = at
    self.zone = zone
    self.minutes = minutes
    self.seats = seats
    self.trainer = trainer
    self.recording = recording
    self.customer = customer
  }

  public var end: Instant { at + minutes * 60 }

  /// At least 80 % of the session's minutes satisfy the module.
  public func isAttended(_ minutes: Int) -> Bool { minutes * 5 >= self.minutes * 4 }
}

public struct SessionID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// A learner's seat in a session, and what became of it.
public struct Attendance: Hashable, Sendable, Codable {
  public var learner: LearnerID
  public var session: SessionID
  /// How long the learner was there, 0 for one who did not come; nil while that is not known.
  public var minutes: Int?
  /// What the learner thought of it, from 1 to 5.
  public var rating: Int?

  public init(learner: LearnerID, session: SessionID, minutes: Int? = nil, rating: Int? = nil) {
    self.learner = learner
    self.session = session
    self.minutes = minutes
    self.rating = rating
  }

  /// Who did not come has left the seat to others.
  public var takesSeat: Bool { minutes != 0 }
}

extension TrainingSession: FactRecord {
  public static let names = RecordNames(.session, title: "session", rows: "sessions")
  public static let blank = TrainingSession(id: "", path: "", module: "", at: Instant(seconds: 0), minutes: 1)
  public var fact: Fact { .session(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout TrainingSession, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the session's id"), &value.id)
    visitor.name(.required("path", "the training path"), &value.path)
    visitor.name(.required("module", "the module that is taught, by its short name"), &value.module)
    visitor.instant(.required("at", "time it begins"), &value.at)
    visitor.form(.optional("zone", "IANA zone in which its date is read; empty: UTC"), &value.zone, ZoneForm.self)
    visitor.integer(.required("minutes", "how long it lasts"), &value.minutes, in: 1...Int.max)
    visitor.integer(.optional("seats", "how many can come; empty: as many as like"), &value.seats, in: 1...Int.max)
    visitor.text(.optional("trainer", "who teaches").person, &value.trainer)
    visitor.text(.optional("recording", "where it can be looked at afterwards").line, &value.recording)
    visitor.reference(.optional("customer", "whose people it is for; empty: anybody's"), &value.customer, to: .customer)
  }
}

extension Attendance: FactRecord {
  public static let names = RecordNames(.attendance, title: "attendance", rows: "attendance")
  public static let blank = Attendance(learner: "", session: "")
  public static let moves: [FactKind] = [.learner]
  public var fact: Fact { .attendance(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Attendance, _ visitor: inout Visitor) {
    visitor.reference(.key("learner", "the learner's id"), &value.learner, to: .learner)
    visitor.reference(.key("session", "the session's id"), &value.session, to: .session)
    visitor.integer(
      .optional("minutes", "how long the learner was there, 0: did not come; empty: not known yet"), &value.minutes,
      in: 0...Int.max)
    visitor.integer(
      .optional("rating", "what the learner thought of it, 1 to 5; empty: not asked"), &value.rating, in: 1...5)
  }

  public static func words(_ key: [String]) -> String { "attendance of \(key[0]) in \(key[1])" }
}

extension FactKey {
  public static func session(_ id: SessionID) -> FactKey { FactKey(.session, id.text) }
  public static func attendance(_ learner: LearnerID, _ session: SessionID) -> FactKey {
    FactKey(.attendance, [.text(learner.text), .text(session.text)])
  }
}

/// An IANA zone by its name; empty is UTC.
public enum ZoneForm: FieldForm {
  public static func text(_ zone: String) -> String { zone }
  public static func read(_ text: String) throws(Refusal) -> String {
    let name = text.trimmingBlanks()
    guard !name.isEmpty else { return "UTC" }
    guard Zone(identifier: name) != nil else {
      throw Refusal("found '\(name.excerpt)', expected an IANA zone such as Europe/Berlin")
    }
    return name
  }
}

extension TrainingSession {
  /// The zone in which its date is read.
  public var place: Zone { Zone(identifier: zone) ?? .gmt }
  /// The day and time on which people see it begin.
  public var local: LocalTimestamp { place.local(at) }
}
