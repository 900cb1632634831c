#pragma once

#include "mdg-document.h"
#include "mdg-form-layout.h"

G_BEGIN_DECLS

/* "依頼書" on A4, one after another: each on one sheet, followed by continuation sheets when a text has no room at 8 points
   (10 for a FAX). Number and code stand on every sheet. */
#define MDG_TYPE_FORM_DOCUMENT (mdg_form_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgFormDocument, mdg_form_document, MDG, FORM_DOCUMENT, MdgDocument)

typedef enum
{
  MDG_FORM_SENDER = 1 << 0, /* 依頼元控 */
  MDG_FORM_DOCTOR = 1 << 1, /* 医師控 */
  MDG_FORM_CENTRE = 1 << 2, /* センター控 */
  MDG_FORM_ALL_COPIES = MDG_FORM_SENDER | MDG_FORM_DOCTOR | MDG_FORM_CENTRE,
} MdgFormCopies;

MdgFormDocument *mdg_form_document_new (MdgFormLayout *layout);

/* Each form once for every copy under its heading; 0 (the default) once without a heading. */
void mdg_form_document_set_copies (MdgFormDocument *self,
                                   MdgFormCopies copies);
/* Takes data. */
void mdg_form_document_take_form (MdgFormDocument *self,
                                  MdgFormData *data);
MdgFormLayout *mdg_form_document_get_layout (MdgFormDocument *self);
guint mdg_form_document_get_n_forms (MdgFormDocument *self);
const MdgFormData *mdg_form_document_get_form (MdgFormDocument *self,
                                               guint index);

G_END_DECLS
