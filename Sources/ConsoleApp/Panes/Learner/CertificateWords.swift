import CustomerSuccess
import TerminalUI

/// How a certificate reads by its state: a mark with a tone, and when it ends.
struct CertificateWords {
  var mark: Character
  var tone: Tone
  /// `ends in 24 days`, `ended 3 days ago`
  var ends: String

  init(_ certificate: Certificate, training: TrainingCatalogue, today: LocalDate, glyphs: GlyphSet) {
    let days = certificate.expires - today
    ends = "\(days < 0 ? "ended" : "ends") \(TimeWords.distance(days))"
    switch training.state(of: certificate, on: today) {
    case .valid: (mark, tone) = (glyphs.met, .healthy)
    case .ending: (mark, tone) = (glyphs.atRisk, .atRisk)
    case .ended: (mark, tone) = (glyphs.breached, .breached)
    case .over: (mark, tone) = (glyphs.breached, .muted)
    }
  }

  init(_ certificate: Certificate, in scene: Scene) {
    self.init(certificate, training: scene.training, today: scene.today, glyphs: scene.glyphs)
  }
}
