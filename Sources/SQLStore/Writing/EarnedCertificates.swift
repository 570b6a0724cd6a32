import CustomerSuccess
import SuccessStore

/// Certificates of those whose path an import has satisfied: a certificate is issued when the path is satisfied, whoever tells of it.
/// Unlike by hand, that day may lie back.
struct EarnedCertificates {
  private let lookup: FactLookup
  private let rulebook: Rulebook
  private var ids: FreshIDs

  init(_ db: any SQLConnection, _ rulebook: Rulebook) {
    lookup = FactLookup(db, Keys(db, addsNames: false))
    self.rulebook = rulebook
    ids = FreshIDs(db)
  }

  /// Nil while a module is not satisfied, and where one covers the day on which the last of them was.
  mutating func certificate(of learner: LearnerID, in path: PathID) throws -> Certificate? {
    guard let known = rulebook.training[path],
      let satisfied = rulebook.training.satisfied(known, by: try lookup.progress(of: learner))
    else { return nil }
    let day = rulebook.zone.date(of: satisfied)
    let covers = try lookup.certificates(of: learner).contains { $0.path == path && $0.expires >= day }
    guard !covers else { return nil }
    return Certificate(
      id: CertificateID(try ids.next(.certificate)), learner: learner, path: path, issued: day,
      expires: rulebook.training.expiry(issued: day))
  }
}
