package com.nexusflow.copilot.voice.recognise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The lanes of a pool, given to who waits by {@link Rank}. A lane is empty until its first piece and after a failure. */
final class Lanes {

    private record Ticket(Rank rank, long number) {
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Optional<WorkerProcess>> free = new ArrayDeque<>();
    private final List<Ticket> waiting = new ArrayList<>();
    private final Map<UUID, Integer> inHand = new HashMap<>();
    private long tickets;

    Lanes(int count) {
        for (int i = 0; i < count; i++) {
            free.add(Optional.empty());
        }
    }

    Optional<WorkerProcess> take(Rank rank) throws InterruptedException {
        lock.lockInterruptibly();
        Ticket ticket = new Ticket(rank, tickets++);
        waiting.add(ticket);
        try {
            while (free.isEmpty() || !next().equals(ticket)) {
                changed.await();
            }
            inHand.merge(rank.tenant(), 1, Integer::sum);
            return free.remove();
        } finally {
            waiting.remove(ticket);
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Of the call whose turn it is, the piece that came first: a later one has less left and would overtake it. */
    private Ticket next() {
        Rank due = waiting.stream()
                .min(Comparator.comparingInt((Ticket ticket) -> inHand.getOrDefault(ticket.rank().tenant(), 0))
                        .thenComparingInt(ticket -> ticket.rank().millisLeft())
                        .thenComparingLong(Ticket::number))
                .orElseThrow().rank();
        return waiting.stream()
                .filter(ticket -> ticket.rank().call().equals(due.call()) && ticket.rank().tenant().equals(due.tenant()))
                .min(Comparator.comparingLong(Ticket::number)).orElseThrow();
    }

    /** A worker that can be used again goes to the front: it is warm. */
    void giveBack(Rank rank, Optional<WorkerProcess> lane) {
        lock.lock();
        try {
            inHand.computeIfPresent(rank.tenant(), (tenant, count) -> count == 1 ? null : count - 1);
            if (lane.isPresent()) {
                free.addFirst(lane);
            } else {
                free.addLast(lane);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<Optional<WorkerProcess>> free() {
        lock.lock();
        try {
            return List.copyOf(free);
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
