#pragma once

#include "mdg-form-data.h"

G_BEGIN_DECLS

/* A form as it is described in data/forms/ and changed by a centre: what stands in which cell. */
typedef struct _MdgFormLayout MdgFormLayout;

/* What a description may refer to: {centre}, {city}. fax is printed at the top. May be NULL. */
typedef struct
{
  const char *centre;
  const char *city;
  const char *fax;
} MdgFormNames;

/* The form of that code ("outreach"). settings is a JSON object whose members replace those of the description
   ("title", "addressee", "targets", "lines" …); NULL without. INVALID says which part of it cannot be used and why. */
MdgFormLayout *mdg_form_layout_new (const char *code,
                                    const char *settings,
                                    const MdgFormNames *names,
                                    GError **error);
MdgFormLayout *mdg_form_layout_ref (MdgFormLayout *self);
void mdg_form_layout_unref (MdgFormLayout *self);

const char *mdg_form_layout_get_code (const MdgFormLayout *self);
/* "アウトリーチ／個別相談　依頼書", without spaces around. */
char *mdg_form_layout_dup_title (const MdgFormLayout *self);
/* The centre's own block at the foot. */
gboolean mdg_form_layout_has_office (const MdgFormLayout *self);

typedef enum
{
  MDG_FORM_BOX_PLAIN, /* no lines around it */
  MDG_FORM_BOX_PLAIN_RIGHT,
  MDG_FORM_BOX_TITLE,
  MDG_FORM_BOX_LABEL,
  MDG_FORM_BOX_CELL,
  MDG_FORM_BOX_NOTE, /* its text at the top, room below */
} MdgFormBoxKind;

/* One box of the form, for a spreadsheet with the same look. Millimetres from the top left corner of the form; boxes to
   tick are ☐ and ☑ in its text. */
typedef struct
{
  MdgFormBoxKind kind;
  double x;
  double y;
  double width;
  double height;
  char *text; /* may be NULL */
} MdgFormBox;

/* Of MdgFormBox; head, sections and the centre's block. */
GPtrArray *mdg_form_layout_list_boxes (const MdgFormLayout *self,
                                       const MdgFormData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgFormLayout, mdg_form_layout_unref)

G_END_DECLS
