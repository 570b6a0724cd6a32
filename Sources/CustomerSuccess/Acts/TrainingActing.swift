extension Acting {
  func edits(_ request: ActRequest, learner id: LearnerID) throws -> [FactEdit] {
    guard case .learner(let learner) = try source.fact(.learner(id)) else { throw missing(request.target) }
    switch request.act {
    case .enrol(let path, let due): return try enrol(learner, path, due)
    case .complete(let path, let module, let minutes, let score):
      return try progress(learner, path, module, seen: request.sight) { progress in
        progress.state = .completed
        progress.minutes = minutes ?? progress.minutes
        progress.bestScore = [progress.bestScore, score].compactMap(\.self).max()
        progress.waiver = ""
      }
    case .waive(let path, let module, let reason):
      guard !reason.isBlank else { throw ActFailure.refused("waiving a module needs a reason") }
      return try progress(learner, path, module, seen: request.sight) { progress in
        progress.state = .waived
        progress.waiver = reason
      }
    case .score(let path, let module, let score):
      return try progress(learner, path, module, seen: nil) { $0.bestScore = max($0.bestScore ?? 0, score) }
    case .assess(let path, let module, let score, let stage): return try assess(learner, path, module, score, stage)
    case .renewCertificate(let path): return try renew(learner, path)
    default: return []
    }
  }

  /// A new certificate; the one before stays in the record.
  private func renew(_ learner: Learner, _ told: PathID?) throws -> [FactEdit] {
    let certificates = try source.certificates(of: learner.id)
    let open = rules.training.open(certificates, on: today)
    guard told != nil || open.count < 2 else {
      let paths = open.map(\.path.text).joined(separator: ", ")
      throw ActFailure.refused("\(learner.name) has several certificates to renew: say of which path, \(paths)")
    }
    guard let path = told ?? rules.training.toRenew(certificates, on: today)?.path else {
      throw ActFailure.refused(rules.training.refusalWithout(learner))
    }
    let progress = try source.progress(of: learner.id)
    if let refusal = rules.training.refusalOfRenewal(path, of: learner, certificates, progress, on: today) {
      throw ActFailure.refused(refusal)
    }
    return [try issued(to: learner, path)]
  }

  private func enrol(_ learner: Learner, _ path: PathID, _ due: LocalDate?) throws -> [FactEdit] {
    guard rules.training[path] != nil else { throw unknown(path) }
    guard try source.fact(.enrolment(learner.id, path)) == nil else {
      throw ActFailure.refused("\(learner.name) is enrolled in \(KeyTitles(rules).path(path)) already")
    }
    if let due, due < today { throw ActFailure.refused("a due date of \(due.written) has passed already") }
    return [Fact.enrolment(Enrolment(learner: learner.id, path: path, enrolled: today, due: due)).added]
  }

  private func unknown(_ path: PathID) -> ActFailure {
    .refused("unknown path '\(path)', expected one of \(rules.training.paths.map(\.id.text).joined(separator: ", "))")
  }

  /// One module's progress, changed; and the certificate, if it satisfies the path.
  private func progress(
    _ learner: Learner, _ path: PathID, _ module: ModuleID, seen sight: ActRequest.Sight?,
    _ change: (inout ModuleProgress) -> Void
  ) throws -> [FactEdit] {
    guard let known = rules.training[path] else { throw unknown(path) }
    guard known.modules.contains(where: { $0.id == module }) else {
      throw ActFailure.refused("\(known.title) has no module '\(module)'")
    }
    guard try source.fact(.enrolment(learner.id, path)) != nil else {
      throw ActFailure.refused("\(learner.name) is not enrolled in \(known.title): enrol first")
    }
    let all = try source.progress(of: learner.id)
    let before = all.first { $0.path == path && $0.module == module }
    try refuseOvertaken(sight, before, of: .progress(learner.id, path, module))
    var after = before ?? ModuleProgress(learner: learner.id, path: path, module: module, state: .inProgress, at: now)
    change(&after)
    if let score = after.bestScore, !(0...100).contains(score) {
      throw ActFailure.refused("a score is 0 to 100 percent, not \(score)")
    }
    guard after != before else {
      throw ActFailure.refused("\(learner.name): \(KeyTitles(rules).module(module, of: path)) is like that already")
    }
    after.at = now
    let rest = all.filter { !($0.path == path && $0.module == module) }
    let edit = FactEdit(before: before.map(Fact.progress), after: .progress(after))
    return [edit] + (try certificate(learner, known, rest + [after]))
  }

  /// A module that somebody else has completed or waived since it was seen stays as they left it; scores only rise.
  private func refuseOvertaken(_ sight: ActRequest.Sight?, _ found: ModuleProgress?, of key: FactKey) throws {
    guard case .progress(let all) = sight else { return }
    let seen = all.first { FactKey.progress($0.learner, $0.path, $0.module) == key }
    guard seen?.state != found?.state || seen?.waiver != found?.waiver || seen?.minutes != found?.minutes else {
      return
    }
    throw ActFailure.conflict(key, expected: seen.map(Fact.progress), found: found.map(Fact.progress))
  }

  /// Issued on the day the path is satisfied, unless one is valid.
  func certificate(
    _ learner: Learner, _ path: TrainingPath, _ progress: [ModuleProgress]
  ) throws -> [FactEdit] {
    guard rules.training.satisfied(path, by: progress) != nil else { return [] }
    let valid = try source.certificates(of: learner.id).contains { $0.path == path.id && $0.expires >= today }
    guard !valid else { return [] }
    return [try issued(to: learner, path.id)]
  }

  private func issued(to learner: Learner, _ path: PathID) throws -> FactEdit {
    let certificate = Certificate(
      id: CertificateID(try source.freshID(.certificate)), learner: learner.id, path: path, issued: today,
      expires: rules.training.expiry(issued: today))
    return Fact.certificate(certificate).added
  }
}
