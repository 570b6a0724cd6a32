/// Someone at a customer who learns.
public struct Learner: Hashable, Sendable, Codable, Identifiable {
  public var id: LearnerID
  public var customer: CustomerID
  public var name: String
  public var email: String
  public var role: String

  public init(
    id: LearnerID, customer: CustomerID, name: String, email: String = "", role: String = ""
  ) {
    self.id = id
    self.customer = customer
    self.name = name
    self.email = email
    self.role = role
  }
}

public struct LearnerID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// The framework's name of a training programme: `executiveTraining`, `technicalTraining`, `businessUserTraining`.
public struct PathID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// A module's short name within its path, such as `strategic-value-and-roi`.
public struct ModuleID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// A learner's place on a path.
public struct Enrolment: Hashable, Sendable, Codable {
  public var learner: LearnerID
  public var path: PathID
  public var enrolled: LocalDate
  public var due: LocalDate?

  public init(learner: LearnerID, path: PathID, enrolled: LocalDate, due: LocalDate? = nil) {
    self.learner = learner
    self.path = path
    self.enrolled = enrolled
    self.due = due
  }
}

/// How far a learner is with one module; no record means not started.
public struct ModuleProgress: Hashable, Sendable, Codable {
  public var learner: LearnerID
  public var path: PathID
  public var module: ModuleID
  public var state: State
  public var minutes: Int
  /// Percent, 0 to 100; nil before the first assessment.
  public var bestScore: Int?
  /// Why the learner need not take it; empty unless waived.
  public var waiver: String
  /// The last change: when it was started, completed or waived.
  public var at: Instant

  public enum State: String, CaseIterable, Sendable, Codable { case inProgress, completed, waived }

  public init(
    learner: LearnerID, path: PathID, module: ModuleID, state: State, minutes: Int = 0,
    bestScore: Int? = nil, waiver: String = "", at: Instant
  ) {
    self.learner = learner
    self.path = path
    self.module = module
    self.state = state
    self.minutes = minutes
    self.bestScore = bestScore
    self.waiver = waiver
    self.at = at
  }
}

/// Issued when a path is satisfied; it stays in the record when it has expired.
public struct Certificate: Hashable, Sendable, Codable, Identifiable {
  public var id: CertificateID
  public var learner: LearnerID
  public var path: PathID
  public var issued: LocalDate
  /// The last day it is valid.
  public var expires: LocalDate

  public init(
    id: CertificateID, learner: LearnerID, path: PathID, issued: LocalDate, expires: LocalDate
  ) {
    self.id = id
    self.learner = learner
    self.path = path
    self.issued = issued
    self.expires = expires
  }
}

public struct CertificateID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}
