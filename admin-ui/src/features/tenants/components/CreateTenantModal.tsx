import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextInput,
} from '@patternfly/react-core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../../api/types';
import { ProblemAlert } from '../../../components/Problem';
import { useFocusFirstFault } from '../../../components/useFocusFirstFault';
import { useCreateTenant } from '../api/tenants';
import { isTenantId, suggestedId } from './tenantId';

const FORM = 'create-tenant';

interface CreateTenantModalProps {
  onClose: () => void;
  onCreated: (tenant: Tenant) => void;
}

export function CreateTenantModal({ onClose, onCreated }: CreateTenantModalProps) {
  const { t } = useTranslation();
  const create = useCreateTenant();
  const [name, setName] = useState('');
  const [ownId, setOwnId] = useState<string>();
  const [attempts, setAttempts] = useState(0);
  const form = useFocusFirstFault(attempts);
  const submitted = attempts > 0;
  const id = ownId ?? suggestedId(name);
  const nameWrong = submitted && name.trim() === '';
  const idWrong = submitted && !isTenantId(id);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (name.trim() !== '' && isTenantId(id)) {
      create.mutate({ id, name: name.trim() }, { onSuccess: onCreated });
    }
  };

  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="create-tenant-title">
      <ModalHeader title={t('tenants.create')} labelId="create-tenant-title" />
      <ModalBody>
        <Form ref={form} id={FORM} onSubmit={submit} noValidate>
          {create.isError && <ProblemAlert error={create.error} />}
          <FormGroup label={t('tenants.name')} fieldId="tenant-name" isRequired>
            <TextInput
              id="tenant-name"
              value={name}
              onChange={(_event, value) => setName(value)}
              validated={nameWrong ? 'error' : 'default'}
              aria-describedby="tenant-name-help"
              maxLength={200}
              autoComplete="off"
              isRequired
              autoFocus
            />
            <FormHelperText>
              <HelperText id="tenant-name-help">
                <HelperTextItem variant={nameWrong ? 'error' : 'default'}>
                  {nameWrong ? t('tenants.nameRequired') : t('tenants.nameHelp')}
                </HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
          <FormGroup label={t('tenants.id')} fieldId="tenant-id" isRequired>
            <TextInput
              id="tenant-id"
              value={id}
              onChange={(_event, value) => setOwnId(value)}
              validated={idWrong ? 'error' : 'default'}
              aria-describedby="tenant-id-help"
              maxLength={40}
              autoComplete="off"
              spellCheck={false}
              isRequired
            />
            <FormHelperText>
              <HelperText id="tenant-id-help">
                <HelperTextItem variant={idWrong ? 'error' : 'default'}>
                  {t('tenants.idHelp')}
                </HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form={FORM}
          isLoading={create.isPending}
          isDisabled={create.isPending}
        >
          {t('tenants.create')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
