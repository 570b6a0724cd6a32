/// How a certificate stands on a day.
public enum CertificateState: Hashable, Sendable {
  case valid
  /// Its last day is so near that its holder is warned: it can be renewed.
  case ending
  /// Its last day has passed, no longer ago than warnings come before it: somebody may still miss it.
  case ended
  /// It has been over for longer than that.
  case over

  /// Whether somebody should see to it.
  public var isDue: Bool { self == .ending || self == .ended }
}

/// When a certificate is renewed. The framework asks for no test and no refresher: a new one is issued, as long as every module of
/// the path is satisfied, once the first warning has come or the old one has run out.
extension TrainingCatalogue {
  /// So many days before its last one a certificate can be renewed: from its first warning on.
  public var renewalDays: Int { warningDays.max() ?? 0 }

  public func state(of certificate: Certificate, on day: LocalDate) -> CertificateState {
    switch certificate.expires - day {
    case (renewalDays + 1)...: .valid
    case 0...: .ending
    case (-renewalDays)...: .ended
    default: .over
    }
  }

  /// Of each path the one that runs longest, of those issued by then, the first to end before: whoever has renewed holds the new one.
  public func held(_ certificates: some Sequence<Certificate>, on day: LocalDate) -> [Certificate] {
    let issued = certificates.filter { $0.issued <= day }
    let last = Dictionary(grouping: issued, by: \.path).values.compactMap { ofPath in
      ofPath.max { ($0.expires, $0.id) < ($1.expires, $1.id) }
    }
    return last.sorted { ($0.expires, $0.id) < ($1.expires, $1.id) }
  }

  /// Those of `held` that can be renewed, however long they have been over.
  public func open(_ certificates: some Sequence<Certificate>, on day: LocalDate) -> [Certificate] {
    held(certificates, on: day).filter { state(of: $0, on: day) != .valid }
  }

  /// The one that is meant where nothing more is said: what is due before what is long over, and that before what is valid.
  public func toRenew(_ certificates: [Certificate], on day: LocalDate) -> Certificate? {
    due(certificates, on: day).first ?? open(certificates, on: day).last ?? held(certificates, on: day).first
  }

  /// Those of `held` that somebody should see to.
  public func due(_ certificates: some Sequence<Certificate>, on day: LocalDate) -> [Certificate] {
    held(certificates, on: day).filter { state(of: $0, on: day).isDue }
  }

  public func refusalWithout(_ learner: Learner) -> Refusal {
    Refusal("\(learner.name) has no certificate: one is issued when a path is complete")
  }

  /// Why none of a learner's certificates is renewed on a day; nil where one is.
  public func refusalOfRenewal(
    of learner: Learner, _ certificates: [Certificate], _ progress: [ModuleProgress], on day: LocalDate
  ) -> Refusal? {
    let held = held(certificates, on: day)
    let refusals = held.map { refusalOfRenewal($0.path, of: learner, certificates, progress, on: day) }
    guard !refusals.contains(nil) else { return nil }
    guard let meant = toRenew(certificates, on: day) else { return refusalWithout(learner) }
    return refusalOfRenewal(meant.path, of: learner, certificates, progress, on: day)
  }

  /// Why a learner's certificate of a path is not renewed on a day; nil where it is.
  public func refusalOfRenewal(
    _ id: PathID, of learner: Learner, _ certificates: [Certificate], _ progress: [ModuleProgress], on day: LocalDate
  ) -> Refusal? {
    guard let path = self[id] else {
      return Refusal("there is no path '\(id)', expected one of \(paths.map(\.id.text).joined(separator: ", "))")
    }
    guard let held = held(certificates, on: day).first(where: { $0.path == id }) else {
      return Refusal("\(learner.name) has no \(path.title) certificate: one is issued when the path is complete")
    }
    if state(of: held, on: day) == .valid {
      return Refusal(
        "\(learner.name)'s \(path.title) certificate is valid until \(held.expires), it can be renewed from "
          + "\(held.expires - renewalDays) on")
    }
    let done = done(id, by: progress).map(\.module)
    let missing = path.modules.filter { !done.contains($0.id) }.map { "'\($0.title)'" }
    guard missing.isEmpty else {
      return Refusal(
        "\(learner.name) has to complete \(missing.joined(separator: ", ")) first: a certificate is renewed while all of its "
          + "path is complete")
    }
    return nil
  }
}
