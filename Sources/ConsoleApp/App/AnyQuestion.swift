public import CustomerSuccess
public import SuccessStore

/// What came of a question: its answer or why there is none, so that an error is drawn where the data would be.
typealias Answered<Asked: Question> = Result<Asked.Answer, StoreError>

/// A question of any type, on its way from whoever asks to the store.
public struct AnyQuestion: Hashable, Sendable {
  let asked: any Question

  init(_ asked: some Question) { self.asked = asked }

  public func answer(from store: any SuccessStore, at now: Instant) async -> AnyAnswer {
    await store.put(asked, at: now)
  }

  /// For a screen: what is kept of it first, if anything is, and the answer in full unless that is what it was. Nothing older takes the
  /// place of what `isShown` already.
  func answers(
    from store: any SuccessStore, at now: Instant, isShown: Bool, tell: @Sendable (AnyAnswer) -> Void
  ) async {
    guard let asked = asked as? any KeptQuestion else { return tell(await answer(from: store, at: now)) }
    await store.show(asked, at: now, isShown: isShown, tell)
  }

  public static func == (left: AnyQuestion, right: AnyQuestion) -> Bool { left.asked.isSame(as: right.asked) }

  public func hash(into hasher: inout Hasher) { asked.hash(into: &hasher) }
}

/// What came of a question of any type, on its way back. It opens to that question's type alone.
public struct AnyAnswer: Hashable, Sendable {
  private let reply: any Reply
  /// When it was given, of one that was kept and may be another by now: the answer in full follows it.
  public let keptSince: Instant?

  init<Asked: Question>(_ answer: Answered<Asked>, to question: Asked, keptSince: Instant? = nil) {
    reply = TypedReply(question: question, answer: answer)
    self.keptSince = keptSince
  }

  /// Nil of an answer to a question of another type.
  func to<Asked: Question>(_ type: Asked.Type) -> Answered<Asked>? { (reply as? TypedReply<Asked>)?.answer }

  /// Why there is no answer; nil where there is one.
  public var failure: StoreError? { reply.failure }

  public static func == (left: AnyAnswer, right: AnyAnswer) -> Bool {
    left.keptSince == right.keptSince && left.reply.isSame(as: right.reply)
  }

  public func hash(into hasher: inout Hasher) { reply.hash(into: &hasher) }
}

private protocol Reply: Hashable, Sendable {
  var failure: StoreError? { get }
}

private struct TypedReply<Asked: Question>: Reply {
  var question: Asked
  var answer: Answered<Asked>

  var failure: StoreError? { if case .failure(let error) = answer { error } else { nil } }
}

extension Equatable {
  fileprivate func isSame(as other: any Equatable) -> Bool { other as? Self == self }
}

extension SuccessStore {
  fileprivate func put<Asked: Question>(_ question: Asked, at now: Instant) async -> AnyAnswer {
    do throws(StoreError) {
      return AnyAnswer(.success(try await answer(question, at: now)), to: question)
    } catch {
      return AnyAnswer(.failure(error), to: question)
    }
  }

  /// What cannot be had of the kept one shows where the same is asked in full.
  fileprivate func show<Asked: KeptQuestion>(
    _ question: Asked, at now: Instant, isShown: Bool, _ tell: @Sendable (AnyAnswer) -> Void
  ) async {
    if let kept = try? await answer(KeptAnswerQuery(question), at: now) {
      if kept.isCurrent { return tell(AnyAnswer(.success(kept.answer), to: question)) }
      if !isShown { tell(AnyAnswer(.success(kept.answer), to: question, keptSince: kept.at)) }
    }
    do throws(StoreError) {
      tell(AnyAnswer(.success(try await answer(KeepingQuery(question), at: now)), to: question))
    } catch {
      tell(AnyAnswer(.failure(error), to: question))
    }
  }
}
