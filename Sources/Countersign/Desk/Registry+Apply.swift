extension Registry {
  /// Takes in a record.
  ///
  /// Total: a record that was written is a fact, and facts are not refused.
  package mutating func apply(_ record: JournalRecord) {
    sequence = record.sequence
    lastAt = max(lastAt, record.at)
    events += record.events.count
    for event in record.events {
      apply(event, record)
      tallies.count(event, at: record.at)
      if let id = event.processID, let number = processNumber(id) {
        touch(number, record)
      }
    }
    remember(record)
  }

  private mutating func touch(_ number: Int, _ record: JournalRecord) {
    if processes[number].records.last != record.sequence {
      processes[number].records.append(record.sequence)
    }
    processes[number].updatedAt = record.at
  }

  /// Keeps what was answered under the record's key.
  package mutating func remember(_ record: JournalRecord) {
    guard let key = record.key else { return }
    var keyed = answers[key] ?? KeyedAnswer()
    keyed.key = key
    if let fingerprint = record.fingerprint {
      // The command itself, perhaps again after a busy service: whatever was answered is over.
      keyed.fingerprint = fingerprint
      keyed.sequence = record.sequence
      keyed.answer = record.answer
    } else if let answer = record.answer, keyed.answer?.code == nil {
      keyed.answer = answer
    }
    answers[key] = keyed
  }

  private mutating func apply(_ event: Event, _ record: JournalRecord) {
    switch event {
    case .templateUploaded(let fact): add(fact, record)
    case .templateActivated(let reference): activate(reference)
    case .templateDeactivated(let reference):
      templates[Template.key(reference.templateID, reference.version)]?.isActive = false
    case .processCreated(let fact): add(fact, record)
    case .step(let kind, let step): apply(kind, step, record)
    case .requested(let kind, let request): apply(kind, request)
    case .serviceCalled(let fact):
      services[fact.service]?.count(fact.call)
      noteCall(fact, record)
      services[fact.service]?.note(record: record.sequence)
    case .breakerMoved(let fact): services[fact.service]?.move(to: fact.state, at: fact.at)
    case .callbackQueued(let fact): add(fact, record)
    case .callbackRound(let kind, let round): apply(kind, round, record)
    case .wallet(let event): apply(event, record)
    case .personal(let kind, let act): apply(kind, act)
    case .serviceModeSet(let fact): services[fact.service]?.mode = fact.mode
    case .clockAdvanced(let fact): clockOffsetMs += fact.seconds * 1000
    case .commandFailed, .sandboxPeeked, .inboxRead: break
    }
  }

  private mutating func add(_ fact: TemplateUploaded, _ record: JournalRecord) {
    var template = Template()
    template.id = "T\(Ordinal.text(templateOrder.count + 1))"
    template.templateID = fact.templateID
    template.version = fact.version
    template.scene = fact.scene
    template.contentHTML = fact.contentHTML
    template.variables = fact.variables
    template.contentSHA256 = fact.contentSHA256
    template.createdAt = record.at
    template.createdBy = record.actor
    template.record = record.sequence
    let key = Template.key(fact.templateID, fact.version)
    templates[key] = template
    templateOrder.append(key)
  }

  /// One active version for each id: activating one puts the others to rest.
  private mutating func activate(_ reference: TemplateReference) {
    for key in templateOrder where templates[key]?.templateID == reference.templateID {
      let isThisOne = templates[key]?.version == reference.version
      templates[key]?.isActive = isThisOne
    }
  }

  private mutating func apply(_ kind: RequestKind, _ request: ServiceRequest) {
    queue(kind, request)
    switch kind {
    case .settled:
      requests[request.requestID] = nil
      unfile(request)
      if let id = request.processID {
        processRequests[id]?.removeAll { $0 == request.requestID }
        if processRequests[id]?.isEmpty == true { processRequests[id] = nil }
      }
    case .retry:
      requests[request.requestID] = request
      timers.set(.request(request.requestID), at: request.nextAt)
    case .sms, .deposit, .amountCheck, .faceStart, .faceCheck, .callback, .review,
      .accountOpening, .accountChange, .fee, .transfer, .transferQuery, .hold:
      // One that goes on to its next step keeps its id.
      if requests[request.requestID] == nil { lastRequest += 1 }
      requests[request.requestID] = request
      file(request)
      if let id = request.processID { processRequests[id, default: []].append(request.requestID) }
      mark(kind, request)
      timers.set(.request(request.requestID), at: request.nextAt)
    }
  }

  /// What a request means to the party it is about.
  private mutating func mark(_ kind: RequestKind, _ request: ServiceRequest) {
    guard let number = processNumber(request.processID ?? ""),
      let place = processes[number].partyIndex(request.userID ?? "")
    else { return }
    switch kind {
    case .sms: processes[number].parties[place].sms = .requested
    case .deposit:
      processes[number].parties[place].deposit = Deposit(
        requestID: request.requestID, requestedAt: request.createdAt)
    default: break
    }
  }

  private mutating func apply(_ kind: PersonalKind, _ act: PersonalAct) {
    switch kind {
    case .revealed, .searched: break
    case .erased: if let userID = act.userID { forget(userID) }
    case .keyDestroyed: pendingErasures.removeAll { $0 == act.slot }
    }
  }

  private mutating func forget(_ userID: String) {
    guard let subject = subjects.removeValue(forKey: userID) else { return }
    if let number = wallet.userNumbers[userID] { wallet.users[number].isErased = true }
    pendingErasures.append(subject.slot)
    for index in subject.indices {
      personalIndices[index]?.removeAll { $0 == userID }
      if personalIndices[index]?.isEmpty == true { personalIndices[index] = nil }
    }
    for number in subject.processes {
      guard let place = processes[number].partyIndex(userID) else { continue }
      processes[number].parties[place].isErased = true
    }
  }
}
