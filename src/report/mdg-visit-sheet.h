#pragma once

#include "mdg-sheet-document.h"

G_BEGIN_DECLS

/* One visit, as finished texts; NULL leaves room to write it by hand. */
typedef struct
{
  const char *when; /* "令和8年5月20日(水) 14:00（40分）" */
  const char *place;
  const char *doctor;
  const char *attendees;
  const char *met; /* "面会できた", "面会不能（不在）" */
  const char *findings;
  const char *scales;    /* "HDS-R 14／30　DBD13 22／52" */
  const char *condition; /* urgency of it */
  const char *plan;
  const char *next;
} MdgVisit;

/* "訪問報告": what a doctor saw at somebody's home and what is to be done. */
typedef struct
{
  const char *number;
  const char *code;
  const char *person; /* "甲野 ハル（86 女）" */
  const char *address;
  const char *requester; /* "みほん居宅 例田 花子" */
  const char *request;   /* what the doctor was asked to do */
  const char *written_by;
  const MdgVisit *visits;
  guint n_visits; /* 0: one to be filled in by hand */
} MdgVisitSheet;

MdgSheetDocument *mdg_visit_sheet_new_document (const MdgVisitSheet *sheet);

G_END_DECLS
