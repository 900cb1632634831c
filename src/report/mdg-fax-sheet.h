#pragma once

#include "mdg-sheet-document.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_FAX_COVER,   /* 送付状 before the form */
  MDG_FAX_ASK,     /* has it arrived, was it read: for what was not answered */
  MDG_FAX_RECEIPT, /* we have received yours */
} MdgFaxKind;

/* One sheet that goes by FAX. It never says who it is about; texts may be NULL where they say nothing. */
typedef struct
{
  MdgFaxKind kind;
  const char *to;
  const char *to_fax;
  const char *matter;    /* "アウトリーチ依頼" */
  const char *number;    /* "R8-依0009" */
  const char *code;      /* what its two-dimensional code holds */
  guint n_sheets;        /* with this one; 0 is not printed */
  const char *sent_at;   /* of what is asked about: "令和8年5月12日 14時5分" */
  const char *reply_due; /* "令和8年5月15日(金)" */
  const char *reply_fax; /* ours */
  const char *reply_tel;
  const char *in_charge; /* of us */
  const char *message;
} MdgFaxSheet;

/* Nothing on it is smaller than 10 points. */
MdgSheetDocument *mdg_fax_sheet_new_document (const MdgFaxSheet *sheet);
/* "FAX送付状" … */
const char *mdg_fax_sheet_get_title (MdgFaxKind kind);

G_END_DECLS
