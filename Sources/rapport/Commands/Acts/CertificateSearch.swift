import CustomerSuccess
import SuccessStore

/// What a certificate's id stands for where certificates are renewed: its learner, and its path.
struct CertificateSearch {
  var place: Workplace

  /// Nil where the word is no certificate's id. What is called just so goes before what a number is short for.
  func certificate(_ word: String) async throws -> Certificate? {
    let id = word.trimmingCharacters(in: .whitespaces)
    if let found = try await stored(id) { return found }
    if try await place.store.answer(FactQuery(.learner(LearnerID(id)))) != nil { return nil }
    let upper = id.uppercased()
    if let found = try await stored(upper) { return found }
    return try await stored(ShortID.prefix(of: .certificate) + upper)
  }

  private func stored(_ id: String) async throws -> Certificate? {
    guard case .certificate(let found) = try await place.store.answer(FactQuery(.certificate(CertificateID(id)))) else {
      return nil
    }
    return found
  }
}
