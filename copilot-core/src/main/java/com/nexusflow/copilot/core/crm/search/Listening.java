package com.nexusflow.copilot.core.crm.search;

/** How said words are taken when they are compared with a name. */
interface Listening {

    /** A name typed into a search: the last word may be unfinished, first names may be initials, ordinary words may be added. */
    Listening TO_A_SEARCH = new Listening() {
        @Override
        public double fit(Word said, boolean last, String meant) {
            boolean unfinished = last || said.text().length() == 1;
            return unfinished ? Likeness.ofPrefix(said.text(), meant) : Likeness.ofWord(said.text(), meant);
        }

        @Override
        public boolean mayBeExtra(Word said) {
            return Vocabulary.isLegalForm(said.text()) || Vocabulary.isOrdinary(said.text());
        }
    };

    /** How well a said word fits a word of the name, 0 to 1. */
    double fit(Word said, boolean last, String meant);

    /** Whether a said word that is not in the name does little harm. */
    boolean mayBeExtra(Word said);
}
