package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.knowledge.answer.Answers;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CompetitorRecord;
import com.nexusflow.copilot.knowledge.search.KnowledgeSearch;

/** Where the tools over knowledge look. */
public record KnowledgeSources(Answers answers, KnowledgeSearch search, BattleCards cards, CompetitorRecord record) {}
