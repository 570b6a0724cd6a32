extension Learner: FactRecord {
  public static let names = RecordNames(.learner, title: "learner", rows: "learners")
  public static let blank = Learner(id: "", customer: "", name: "")
  public static let moves: [FactKind] = [.learner]
  public var fact: Fact { .learner(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Learner, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the learner's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.text(.required("name", "the person's name", filled: "a person's name").person, &value.name)
    visitor.text(.optional("email", "empty: unknown").line, &value.email)
    visitor.text(.optional("role", "what the person does there").line, &value.role)
  }
}

extension Enrolment: FactRecord {
  public static let names = RecordNames(.enrolment, title: "enrolment", rows: "enrolments")
  public static let blank = Enrolment(learner: "", path: "", enrolled: LocalDate(day: 0))
  public static let moves: [FactKind] = [.learner]
  public var fact: Fact { .enrolment(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Enrolment, _ visitor: inout Visitor) {
    visitor.reference(.key("learner", "the learner's id"), &value.learner, to: .learner)
    visitor.name(.key("path", "executiveTraining, technicalTraining or businessUserTraining"), &value.path)
    visitor.date(.required("enrolled", "date"), &value.enrolled)
    visitor.date(.optional("due", "date by which the path is to be completed"), &value.due)
  }

  public static func check<Visitor: FieldVisitor>(_ value: Enrolment, _ visitor: inout Visitor) {
    guard visitor.hasRead("enrolled", "due"), let due = value.due, due < value.enrolled else { return }
    visitor.complain("due", "found \(due), expected a day not before \(value.enrolled)")
  }

  public static func words(_ key: [String]) -> String { "enrolment of \(key[0]) in \(key[1])" }
}

extension ModuleProgress: FactRecord {
  public static let names = RecordNames(
    .progress, title: "module progress", rows: "progress", table: "module_progress")
  public static let blank = ModuleProgress(
    learner: "", path: "", module: "", state: .inProgress, at: Instant(seconds: 0))
  public static let moves: [FactKind] = [.learner]
  public var fact: Fact { .progress(self) }
  public static let inseparable: [[StaticString]] = [["state", "waiver", "at"]]
  public static let changedColumn: StaticString? = "at"

  public static func fields<Visitor: FieldVisitor>(_ value: inout ModuleProgress, _ visitor: inout Visitor) {
    visitor.reference(.key("learner", "the learner's id"), &value.learner, to: .learner)
    visitor.name(.key("path", "the training path"), &value.path)
    visitor.name(.key("module", "the module's short name, such as strategic-value-and-roi"), &value.module)
    visitor.choice(.required("state", "inProgress, completed or waived"), &value.state)
    visitor.integer(.optional("minutes", "time spent; empty: 0"), &value.minutes, in: 0...Int.max, standard: 0)
    visitor.integer(
      .optional("best_score", "best assessment in percent; empty: none yet"), &value.bestScore, in: 0...100)
    visitor.text(.optional("waiver", "why the learner need not take it; exactly when waived").line, &value.waiver)
    visitor.instant(.required("at", "time of the last change"), &value.at)
  }

  public static func check<Visitor: FieldVisitor>(_ value: ModuleProgress, _ visitor: inout Visitor) {
    guard visitor.hasRead("state") else { return }
    if (value.state == .waived) == value.waiver.trimmingBlanks().isEmpty {
      visitor.complain("waiver", "expected a reason exactly when the state is waived")
    }
  }

  public static func words(_ key: [String]) -> String { "progress of \(key[0]) in \(key[1]), \(key[2])" }
}

extension Certificate: FactRecord {
  public static let names = RecordNames(.certificate, title: "certificate", rows: "certificates")
  public static let blank = Certificate(
    id: "", learner: "", path: "", issued: LocalDate(day: 0), expires: LocalDate(day: 0))
  public var fact: Fact { .certificate(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Certificate, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the certificate's id"), &value.id)
    visitor.reference(.required("learner", "the learner's id"), &value.learner, to: .learner)
    visitor.name(.required("path", "the training path"), &value.path)
    visitor.date(.required("issued", "date"), &value.issued)
    visitor.date(.required("expires", "its last valid day"), &value.expires)
  }

  public static func check<Visitor: FieldVisitor>(_ value: Certificate, _ visitor: inout Visitor) {
    guard visitor.hasRead("issued", "expires"), value.expires < value.issued else { return }
    visitor.complain("expires", "found \(value.expires), expected a day not before \(value.issued)")
  }
}
