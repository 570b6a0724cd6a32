import ArgumentParser
import CustomerSuccess
import SuccessStore

struct CertificateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate", abstract: "A certificate as a page: a drawing (SVG) or a text (Markdown).",
    discussion: "Who was given which is told by 'rapport export certificates'.")

  enum Form: String, ListedArgument { case svg, markdown }

  @Argument(help: "The certificate's id, such as CRT-12.") var id: String
  @Option(help: "svg or markdown. Default: what the file's name ends in, else markdown.") var format: Form?
  @Option(
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"), completion: .file())
  var out: String?
  @OptionGroup var writing: WritingOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard out != nil || !writing.force else { throw ValidationError("--force goes with --out only.") }
  }

  func run() throws {
    let surroundings = try Surroundings(common)
    let file = try out.map { try OutputFile($0, writing, sparing: surroundings.database) }
    let id = id
    let paper = try surroundings.withStore(for: .reading) { place in try await place.paper(of: id) }
    let form = format ?? (out?.lowercased().hasSuffix(".svg") == true ? .svg : .markdown)
    let text = form == .svg ? paper.svg : paper.markdown
    if let file { try file.write(text) } else { try Output.write(text) }
  }
}

extension Workplace {
  fileprivate func paper(of word: String) async throws -> CertificatePaper {
    let ids = [word, word.uppercased(), "\(ShortID.prefix(of: .certificate))\(word)"]
    for id in ids {
      guard case .certificate(let certificate)? = try await store.answer(FactQuery(.certificate(CertificateID(id)))),
        case .learner(let learner)? = try await store.answer(FactQuery(.learner(certificate.learner))),
        case .customer(let customer)? = try await store.answer(FactQuery(.customer(learner.customer)))
      else { continue }
      return CertificatePaper(
        certificate, learner: learner.name, company: customer.name, path: rulebook.training[certificate.path])
    }
    throw Complaint.complain("There is no certificate '\(word)'.", Complaint.workFailed)
  }
}
